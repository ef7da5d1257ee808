import type { Dto } from '../api/client.js';

type Board = Dto<'BoardDto'>;

/** What the stream of the board tells: a sector's row with the totals; the totals alone where it lies in no sector. */
export type BoardChange = Partial<Dto<'BoardSectorDto'>> & Pick<Board, 'review' | 'total' | 'at'>;

/** The board after a change. A sector that it did not have is put where its code belongs. */
export function withChange(board: Board, { review, total, at, ...row }: BoardChange): Board {
  const totals = { review, total, at };
  if (row.sector === undefined) return { ...board, ...totals };
  const others = board.sectors.filter(({ sector }) => sector !== row.sector);
  const isShown = row.active !== false || (row.open ?? 0) > 0;
  const sectors = isShown ? [...others, row as Dto<'BoardSectorDto'>] : others;
  return { ...board, ...totals, sectors: sectors.sort((a, b) => (a.sector < b.sector ? -1 : 1)) };
}
