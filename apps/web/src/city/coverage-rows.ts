import type { Dto } from '../api/client.js';
import { clockTime } from '../time/words.js';

type Gap = Dto<'GapDto'>;

export interface CoverageRow extends Dto<'SectorCoverageDto'> {
  gaps: Gap[];
}

const lengthMs = ({ from, to }: Gap) => Date.parse(to) - Date.parse(from);
const gapsMs = ({ gaps }: CoverageRow) => gaps.reduce((sum, gap) => sum + lengthMs(gap), 0);

/** Who is on shift, and the gaps of the day, sector by sector: those nobody watches first, then those with the longest gaps. */
export function coverageRows(
  coverage: readonly Dto<'SectorCoverageDto'>[],
  hours: readonly Dto<'SectorGapsDto'>[],
): CoverageRow[] {
  const gapsOf = new Map(hours.map(({ sector, gaps }) => [sector, gaps]));
  return coverage
    .map((sector) => ({ ...sector, gaps: gapsOf.get(sector.sector) ?? [] }))
    .sort((a, b) => Number(a.covered) - Number(b.covered) || gapsMs(b) - gapsMs(a) || (a.sector < b.sector ? -1 : 1));
}

/** `Nobody 20:00 to 22:00, Tue 06:00 to Tue 14:00`; `Covered all the time`. */
export function gapWords(gaps: readonly Gap[], nowMs: number, locale?: string): string {
  if (gaps.length === 0) return 'Covered all the time';
  const words = gaps.map(({ from, to }) => `${clockTime(from, nowMs, locale)} to ${clockTime(to, nowMs, locale)}`);
  return `Nobody ${words.join(', ')}`;
}
