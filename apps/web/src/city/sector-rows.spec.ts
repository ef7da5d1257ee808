import { describe, expect, it } from '@jest/globals';
import type { FeatureCollection } from 'geojson';
import { withChange } from './board-change.js';
import { shadedSectors, sorted, uncoveredWords, type SectorRow } from './sector-rows.js';

const row = (sector: string, more: Partial<SectorRow> = {}): SectorRow => ({
  ...{ sector, name: null, open: 0, late: 0, unacknowledged: 0, escalated: 0, onShift: [], covered: true, nextCoverAt: null },
  ...more,
});
const codes = (rows: { sector: string }[]) => rows.map(({ sector }) => sector);

describe('the sectors on the map and in the table', () => {
  it('sorts by what is most, equal ones by code, and the other way around', () => {
    const rows = [row('B', { open: 1 }), row('C', { open: 5 }), row('A', { open: 1 })];
    expect(codes(sorted(rows, 'open', false))).toEqual(['C', 'A', 'B']);
    expect(codes(sorted(rows, 'open', true))).toEqual(['A', 'B', 'C']);
    expect(codes(sorted(rows, 'sector', false))).toEqual(['A', 'B', 'C']);
  });

  it('shades by what is open, and says in color and words what is late', () => {
    const feature = (code: string) => ({
      type: 'Feature' as const,
      properties: { code },
      geometry: { type: 'Point' as const, coordinates: [0, 0] },
    });
    const map: FeatureCollection = { type: 'FeatureCollection', features: [feature('A'), feature('B'), feature('elsewhere')] };
    const [a, b, c] = shadedSectors(map, [row('A', { open: 4, late: 1 }), row('B')]).features.map(({ properties }) => properties);
    expect(a).toEqual({ code: 'A', shade: 0.55, label: 'A\n4 open\n1 late', state: 'late' });
    expect(b).toEqual({ code: 'B', shade: 0.04, label: 'B\n0 open', state: 'calm' });
    expect(c).toEqual({ code: 'elsewhere' });
  });

  it('says until when nobody is on shift', () => {
    const now = new Date(2026, 0, 1, 12, 0).getTime();
    const words = (nextCoverAt: string | null) => uncoveredWords(row('D4-B', { nextCoverAt }), now, 'en-US');
    expect(words(new Date(2026, 0, 1, 18, 0).toISOString())).toBe('No officer is on shift in sector D4-B until 18:00.');
    expect(words(new Date(2026, 0, 2, 6, 0).toISOString())).toBe('No officer is on shift in sector D4-B until Fri 06:00.');
    expect(words(null)).toBe('No officer is on shift in sector D4-B for a week and more.');
  });
});

describe('a change of the board', () => {
  const byPriority = { low: 0, normal: 0, high: 0, urgent: 0 };
  const sector = (code: string, open: number, active = true) => ({
    ...{ sector: code, precinct: 'D1', active, open, late: 0, unacknowledged: 0, escalated: 0, needsReview: 0 },
    ...{ oldestReportedAt: null, byPriority },
  });
  const board = { sectors: [sector('A', 1), sector('C', 2)], review: 0, total: 3, at: 'before', seq: 1 };
  const totals = { review: 1, total: 9, at: 'after' };

  it('replaces a row, adds one, and takes out one that was given up and has nothing open', () => {
    expect(withChange(board, { ...sector('A', 7), ...totals })).toEqual({
      ...board,
      ...totals,
      sectors: [sector('A', 7), sector('C', 2)],
    });
    expect(codes(withChange(board, { ...sector('B', 1), ...totals }).sectors)).toEqual(['A', 'B', 'C']);
    expect(codes(withChange(board, { ...sector('A', 0, false), ...totals }).sectors)).toEqual(['C']);
  });

  it('takes the totals where a change lies in no sector', () => {
    expect(withChange(board, totals)).toEqual({ ...board, ...totals });
  });
});
