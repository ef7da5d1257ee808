import type { Scope } from '@owcr/access';
import type { BoardRow, BoardSnapshot } from './board-reader.store.js';

/** Whose rows are shown: those of the asker's scope, and of one precinct where one was asked for. */
export interface Outlook {
  scope: Scope;
  precinct?: string;
}

/** What lies in no sector yet lies in no precinct either: only who sees the whole city sees it. */
export function sees({ scope, precinct }: Outlook, row: Pick<BoardRow, 'precinct'>): boolean {
  if (precinct !== undefined && row.precinct !== precinct) return false;
  return scope.everywhere || (row.precinct !== null && scope.precincts.includes(row.precinct));
}

/** What there is altogether for this asker: waiting for review, and open. */
export function totalsOf({ rows }: BoardSnapshot, outlook: Outlook) {
  const seen = rows.filter((row) => sees(outlook, row));
  return { review: sum(seen.map(({ needsReview }) => needsReview)), total: sum(seen.map(({ open }) => open)) };
}

/** The board. A sector that was given up is shown while something in it is open. */
export function boardOf(snapshot: BoardSnapshot, outlook: Outlook) {
  const sectors = snapshot.rows.filter((row) => row.sector !== '' && (row.active || row.open > 0) && sees(outlook, row));
  return { sectors, ...totalsOf(snapshot, outlook), at: snapshot.at, seq: snapshot.seq };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
