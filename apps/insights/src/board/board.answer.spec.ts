import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@owcr/access';
import type { BoardRow } from './board-reader.store.js';
import { boardOf } from './board.answer.js';

const counts = {
  late: 0,
  unacknowledged: 0,
  escalated: 0,
  oldestReportedAt: null,
  byPriority: { low: 0, normal: 0, high: 0, urgent: 0 },
};
const row = (sector: string, precinct: string | null, open: number, needsReview = 0, active = true): BoardRow => ({
  ...counts,
  sector,
  precinct,
  open,
  needsReview,
  active,
});
const rows = [
  row('', null, 5, 3),
  row('A', 'D1', 2, 1),
  row('B', 'D1', 0),
  row('C', 'D2', 4),
  row('X', 'D2', 0, 0, false),
  row('Y', 'D2', 1, 0, false),
];
const snapshot = { seq: 9, at: '2026-03-02T08:00:00.000Z', rows };
const everywhere: Scope = { everywhere: true };
const within = (...precincts: string[]): Scope => ({ everywhere: false, precincts, officerId: null, sectors: [], agency: null });

describe('the board', () => {
  it.each<[string, Scope, string | undefined, string[], number, number]>([
    ['of the city has every sector, and what lies in none', everywhere, undefined, ['A', 'B', 'C', 'Y'], 4, 12],
    ['of one precinct has its sectors', everywhere, 'D1', ['A', 'B'], 1, 2],
    ['of a supervisor has the sectors of their precincts', within('D2'), undefined, ['C', 'Y'], 0, 5],
    ['of a supervisor of two has both, and one when asked for it', within('D1', 'D2'), 'D2', ['C', 'Y'], 0, 5],
    ['of somebody without a precinct is empty', within(), undefined, [], 0, 0],
  ])('%s', (_name, scope, precinct, sectors, review, total) => {
    const board = boardOf(snapshot, { scope, precinct });
    expect(board.sectors.map(({ sector }) => sector)).toEqual(sectors);
    expect(board).toMatchObject({ review, total, seq: 9 });
  });
});
