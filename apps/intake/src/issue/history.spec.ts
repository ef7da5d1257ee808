import { describe, expect, it } from '@jest/globals';
import { isHistory } from './history.js';

const now = Date.parse('2026-03-02T12:00:00Z');
const source = { system: 'old', id: '1' };

describe('imported history', () => {
  it.each([
    ['what another system was told more than a day ago', source, '2026-03-01T11:59:59Z', false, true],
    ['not what it was told within a day', source, '2026-03-01T12:00:00Z', false, false],
    ['not where its clocks shall start', source, '2020-01-01T00:00:00Z', true, false],
    ['not what was reported here, however old', null, '2020-01-01T00:00:00Z', false, false],
  ])('is %s', (_, from, reportedAt, startClocks, history) => {
    expect(isHistory({ source: from, reportedAt }, now, startClocks)).toBe(history);
  });
});
