import { describe, expect, it } from '@jest/globals';
import { coverageRows, gapWords } from './coverage-rows.js';
import { hourMarks, shareAt } from './day.js';

const local = (day: number, hour: number) => new Date(2026, 0, day, hour).toISOString();
const sector = (code: string, covered: boolean) => ({
  ...{ sector: code, precinct: 'D1', officers: [], onShift: [], absent: [], covered, coverEndsAt: null, nextCoverAt: null },
});
const gap = (from: number, to: number) => ({ from: local(1, from), to: local(1, to) });

describe('the coverage of a day', () => {
  it('has what nobody watches first, then the longest gaps', () => {
    const coverage = [sector('A', true), sector('B', true), sector('C', false), sector('D', true)];
    const hours = [
      { sector: 'A', precinct: 'D1', gaps: [gap(1, 2)] },
      { sector: 'B', precinct: 'D1', gaps: [gap(1, 3), gap(5, 6)] },
      { sector: 'C', precinct: 'D1', gaps: [gap(0, 1)] },
    ];
    expect(coverageRows(coverage, hours).map((row) => row.sector)).toEqual(['C', 'B', 'A', 'D']);
  });

  it('says the gaps in words', () => {
    const now = Date.parse(local(1, 12));
    expect(gapWords([], now)).toBe('Covered all the time');
    const night = { from: local(1, 22), to: local(2, 6) };
    expect(gapWords([gap(13, 14), night], now, 'en-US')).toBe('Nobody 13:00 to 14:00, 22:00 to Fri 06:00');
  });

  it('names every third hour, and places instants', () => {
    const strip = { fromMs: Date.parse(local(1, 20)) + 26 * 60_000, toMs: Date.parse(local(2, 20)) + 26 * 60_000 };
    expect(hourMarks(strip).map(({ label }) => label)).toEqual([
      '21:00',
      '00:00',
      '03:00',
      '06:00',
      '09:00',
      '12:00',
      '15:00',
      '18:00',
    ]);
    expect([shareAt(strip, local(1, 1)), shareAt(strip, strip.fromMs + 6 * 3_600_000), shareAt(strip, local(3, 1))]).toEqual([
      0, 0.25, 1,
    ]);
  });
});
