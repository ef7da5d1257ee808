import type { Refused, Reported } from './geojson.reader.js';
import { byCode, type Boundary, type ImportPlan, type Sector } from './sector.js';

export const sectorFields = ['geometry', 'precinct', 'name', 'active'] as const;
export type SectorField = (typeof sectorFields)[number];

/** What a boundary file would change, sector by sector, ordered by code. */
export interface SectorDifference {
  added: { code: string; precinct: string }[];
  changed: { code: string; precinct: string; precinctBefore: string; fields: SectorField[] }[];
  unchanged: string[];
  /** Active sectors the file says nothing about. They stay as they are. */
  absent: string[];
  /** What was put right while reading. */
  repaired: Reported[];
}

export interface ReadFile {
  boundaries: readonly Boundary[];
  refused: readonly Refused[];
  reported: readonly Reported[];
}

/** `current`: the sectors there are of those in the file; `active`: the codes of all that are in use. */
export function sectorDifference(
  { boundaries, refused, reported }: ReadFile,
  { created, changed }: Pick<ImportPlan, 'created' | 'changed'>,
  { current, active }: { current: ReadonlyMap<string, Sector>; active: readonly string[] },
): SectorDifference {
  const touched = new Set([...created, ...changed].map(({ code }) => code));
  const inFile = new Set([...boundaries, ...refused].map(({ code }) => code));
  return {
    added: created.map(({ code, precinct }) => ({ code, precinct })).sort(byCode),
    changed: changed.flatMap((next) => changeOf(current.get(next.code), next)).sort(byCode),
    unchanged: boundaries.map(({ code }) => code).filter((code) => !touched.has(code)),
    absent: active.filter((code) => !inFile.has(code)).sort(),
    repaired: reported.filter(({ reason }) => reason === 'unclosed-ring' || reason === 'merged-features'),
  };
}

function changeOf(known: Sector | undefined, next: Sector): SectorDifference['changed'] {
  if (!known) return [];
  const differs: Record<SectorField, boolean> = {
    geometry: known.geometryDigest !== next.geometryDigest,
    precinct: known.precinct !== next.precinct,
    name: known.name !== next.name,
    active: known.active !== next.active,
  };
  const fields = sectorFields.filter((field) => differs[field]);
  return [{ code: next.code, precinct: next.precinct, precinctBefore: known.precinct, fields }];
}
