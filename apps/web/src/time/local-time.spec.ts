import { expect, it } from '@jest/globals';
import { instantOfLocal, localTimeOf } from './local-time.js';

const zone = 'America/New_York';

it.each([
  ['2026-11-23T05:00:00.000Z', '2026-11-23T00:00'],
  ['2026-07-04T18:30:00.000Z', '2026-07-04T14:30'],
  ['2026-01-01T04:59:00.000Z', '2025-12-31T23:59'],
])('%s is %s by the department’s clock, and back', (instant, local) => {
  expect(localTimeOf(instant, zone)).toBe(local);
  expect(instantOfLocal(local, zone)).toBe(instant);
});

it('takes the first of two, and the next where the clock skips one', () => {
  expect(instantOfLocal('2026-11-01T01:30', zone)).toBe('2026-11-01T05:30:00.000Z');
  expect(instantOfLocal('2026-03-08T02:30', zone)).toBe('2026-03-08T07:30:00.000Z');
});

it.each(['', '2026-02-30T10:00', '2026-01-01', 'soon'])('is not %j', (text) => expect(instantOfLocal(text, zone)).toBeNull());
