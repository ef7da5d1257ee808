import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import RBush from 'rbush';
import { borderDistanceMeters, degreesAround } from './border-distance.js';
import { byCode, type Bbox, type MultiPolygon, type Place } from './sector.js';

/** So near to another sector a place counts as on its border: a pin is hardly ever more exact than the width of a street. */
export const borderMeters = 20;

/** What the index needs of a sector. */
export interface IndexedSector {
  code: string;
  precinct: string;
  geometry: MultiPolygon;
  bbox: Bbox;
}

export interface Finding extends Place {
  /** Every sector the point lies in or on the border of, lowest code first. */
  candidates: Place[];
  onBorder: boolean;
}

interface Box {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  sector: IndexedSector;
}

/**
 * Finds the sector of a point. A point on a shared border, or where sectors overlap, belongs to the one with the lowest code:
 * always the same one, in whatever order the sectors were imported. A ring that crosses itself is read by the even-odd rule.
 */
export class SectorIndex {
  private readonly tree = new RBush<Box>();

  constructor(sectors: readonly IndexedSector[]) {
    this.tree.load(sectors.map((sector) => boxOf(sector)));
  }

  locate(lat: number, lng: number): Finding | null {
    const point = [lng, lat];
    const candidates = this.tree
      .search({ minX: lng, minY: lat, maxX: lng, maxY: lat })
      .map(({ sector }) => sector)
      .filter(({ geometry }) => booleanPointInPolygon(point, geometry))
      .sort(byCode);
    const chosen = candidates[0];
    if (!chosen) return null;
    return {
      ...placeOf(chosen),
      candidates: candidates.map(placeOf),
      onBorder: candidates.some(({ geometry }) => !booleanPointInPolygon(point, geometry, { ignoreBoundary: true })),
    };
  }

  /** The other sectors within `borderMeters` of a place, lowest code first. None for a place outside of all. */
  nearby(lat: number, lng: number): Place[] {
    const own = this.locate(lat, lng);
    if (!own) return [];
    const around = degreesAround(lat, borderMeters);
    return this.tree
      .search({ minX: lng - around.lng, minY: lat - around.lat, maxX: lng + around.lng, maxY: lat + around.lat })
      .map(({ sector }) => sector)
      .filter(({ code }) => code !== own.sector)
      .filter(
        ({ code, geometry }) =>
          own.candidates.some(({ sector }) => sector === code) || borderDistanceMeters(lat, lng, geometry) <= borderMeters,
      )
      .sort(byCode)
      .map(placeOf);
  }
}

function placeOf({ code, precinct }: IndexedSector): Place {
  return { sector: code, precinct };
}

function boxOf(sector: IndexedSector): Box {
  const [minX, minY, maxX, maxY] = sector.bbox;
  return { minX, minY, maxX, maxY, sector };
}
