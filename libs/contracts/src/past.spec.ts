import { describe, expect, it } from '@jest/globals';
import { faultOfPast } from './past.js';

const [reportedAt, now] = ['2026-03-01T10:00:00.000Z', '2026-03-21T10:00:00.000Z'];

describe('the time something was done', () => {
  it('is taken of history, from its report up to now', () => {
    const fault = (at: string) => faultOfPast(at, { reportedAt, history: true }, now);
    expect([reportedAt, '2026-03-01T12:00:00+01:00', now].map(fault)).toEqual([null, null, null]);
    expect(fault('2026-03-01T10:30:00+01:00')).toContain('before the report');
    expect(fault('2026-03-21T10:00:01Z')).toContain('future');
  });

  it('is taken of nothing else', () => expect(faultOfPast(now, { reportedAt }, now)).toContain('imported history'));
});
