import type { Fact } from '@owcr/contracts';

export type Position = [lng: number, lat: number];
/** A closed ring: the first and the last position are the same. */
export type Ring = Position[];
export interface MultiPolygon {
  type: 'MultiPolygon';
  coordinates: Ring[][];
}
export type Bbox = [minLng: number, minLat: number, maxLng: number, maxLat: number];

/** What a boundary file says about one sector. */
export interface Boundary {
  code: string;
  precinct: string;
  name: string | null;
  geometry: MultiPolygon;
  bbox: Bbox;
  /** Of precinct, name and geometry: the same digest, the same sector. */
  digest: string;
  geometryDigest: string;
}

export interface Sector extends Boundary {
  id: string;
  boundaryVersion: number;
  active: boolean;
  version: number;
  eventCount: number;
}

/** Where an issue lies. */
export interface Place {
  sector: string;
  precinct: string;
}

export interface ImportPlan {
  created: Sector[];
  changed: Sector[];
  unchanged: number;
  facts: Fact<'sector.changed.v1'>[];
}

/**
 * What an import does to the sectors. Sectors the file says nothing about stay as they are, so a city can be imported
 * precinct by precinct; the same file again changes nothing.
 */
export function planImport(
  boundaries: readonly Boundary[],
  current: ReadonlyMap<string, Sector>,
  idOf: (code: string) => string,
): ImportPlan {
  const plan: ImportPlan = { created: [], changed: [], unchanged: 0, facts: [] };
  for (const boundary of boundaries) {
    const known = current.get(boundary.code);
    if (known && known.active && known.digest === boundary.digest) {
      plan.unchanged += 1;
      continue;
    }
    const next = known ? changedSector(known, boundary) : newSector(idOf(boundary.code), boundary);
    (known ? plan.changed : plan.created).push(next);
    plan.facts.push(sectorChanged(next));
  }
  return plan;
}

function newSector(id: string, boundary: Boundary): Sector {
  return { ...boundary, id, boundaryVersion: 1, active: true, version: 1, eventCount: 1 };
}

function changedSector(known: Sector, boundary: Boundary): Sector {
  return {
    ...boundary,
    id: known.id,
    boundaryVersion: known.boundaryVersion + (known.geometryDigest === boundary.geometryDigest ? 0 : 1),
    active: true,
    version: known.version + 1,
    eventCount: known.eventCount + 1,
  };
}

/** What others are told of a sector as it is now. */
export function sectorChanged({ id, code, precinct, boundaryVersion, active, eventCount }: Sector): Fact<'sector.changed.v1'> {
  return {
    type: 'sector.changed.v1',
    key: id,
    version: eventCount,
    data: { sectorId: id, code, precinct, boundaryVersion, active },
  };
}

/** A sector that is in use no more. A file that has it again brings it back. */
export const retiredSector = (known: Sector): Sector => ({
  ...known,
  active: false,
  version: known.version + 1,
  eventCount: known.eventCount + 1,
});

/** The order of codes: by UTF-16 code unit, so that no language setting of a machine or database can change it. */
export function byCode(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
