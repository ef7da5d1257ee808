import { expect, it } from '@jest/globals';
import { firstSteps, type Found } from './first-steps.js';

const fresh: Found = { sectors: 0, officers: 0, shifts: 0, policiesChangedAt: ['2026-01-01', '2026-01-01'], keys: 0 };
const done = (found: Partial<Found>) =>
  firstSteps({ ...fresh, ...found })
    .filter(({ isDone }) => isDone)
    .map(({ name }) => name);

it('counts nothing as done in a system as it was installed', () => {
  expect(done({})).toEqual([]);
});

it('counts each step as done by what is there, deadlines once one was set after the others', () => {
  expect(done({ sectors: 1 })).toEqual(['Sectors are imported']);
  expect(done({ officers: 1, shifts: 1 })).toEqual(['Officers are imported', 'Shifts are planned']);
  expect(done({ policiesChangedAt: ['2026-01-01', '2026-03-05'] })).toEqual(['Deadlines are yours']);
  expect(done({ keys: 1 })).toEqual(['An API key is made']);
});
