import type { FeatureCollection } from 'geojson';
import type { Dto } from '../api/client.js';
import { clockTime } from '../time/words.js';

/** A sector as the map and the table beside it show it. */
export interface SectorRow {
  sector: string;
  name: string | null;
  open: number;
  late: number;
  unacknowledged: number;
  escalated: number;
  onShift: Dto<'OfficerUntilDto'>[];
  covered: boolean;
  nextCoverAt: string | null;
}

/** Board and coverage in one row for each sector, by code. */
export function sectorRows(
  board: readonly Dto<'BoardSectorDto'>[],
  coverage: readonly Dto<'SectorCoverageDto'>[],
  nameOf: ReadonlyMap<string, string | null>,
): SectorRow[] {
  const covers = new Map(coverage.map((one) => [one.sector, one]));
  return board.map(({ sector, open, late, unacknowledged, escalated }) => {
    const { onShift = [], covered = true, nextCoverAt = null } = covers.get(sector) ?? {};
    return { sector, name: nameOf.get(sector) ?? null, open, late, unacknowledged, escalated, onShift, covered, nextCoverAt };
  });
}

export type SortKey = 'sector' | 'open' | 'late' | 'unacknowledged' | 'escalated';

/** Codes ascend, numbers descend: the most is what one looks for. Reversed turns that around; equal ones keep the order of codes. */
export function sorted(rows: readonly SectorRow[], key: SortKey, reversed: boolean): SectorRow[] {
  const compare = (a: SectorRow, b: SectorRow): number => {
    return key === 'sector' ? (a.sector < b.sector ? -1 : 1) : b[key] - a[key];
  };
  return [...rows].sort((a, b) => (reversed ? -compare(a, b) : compare(a, b)) || (a.sector < b.sector ? -1 : 1));
}

const faintest = 0.04;
const strongest = 0.55;

/** The sectors for the map: the more is open, the stronger the shade; where something is late, in the color of what is late, and in words. */
export function shadedSectors(sectors: FeatureCollection, rows: readonly SectorRow[]): FeatureCollection {
  const rowOf = new Map(rows.map((row) => [row.sector, row]));
  const most = Math.max(1, ...rows.map(({ open }) => open));
  const features = sectors.features.map((feature) => {
    const code = String(feature.properties?.code);
    const row = rowOf.get(code);
    if (!row) return feature;
    const shade = faintest + ((strongest - faintest) * row.open) / most;
    const label = [code, `${row.open} open`, ...(row.late > 0 ? [`${row.late} late`] : [])].join('\n');
    return { ...feature, properties: { ...feature.properties, shade, label, state: row.late > 0 ? 'late' : 'calm' } };
  });
  return { ...sectors, features };
}

/** `No officer is on shift in sector D4-B until 18:00.` */
export function uncoveredWords(
  { sector, nextCoverAt }: Pick<SectorRow, 'sector' | 'nextCoverAt'>,
  nowMs: number,
  locale?: string,
): string {
  const until = nextCoverAt === null ? 'for a week and more' : `until ${clockTime(nextCoverAt, nowMs, locale)}`;
  return `No officer is on shift in sector ${sector} ${until}.`;
}
