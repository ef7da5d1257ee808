import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { IndexedSector, SectorIndex } from './sector.index.js';

/** From this share of its area on, a sector counts as covered: one area drawn twice differs by the width of a street. */
export const coveredShareMin = 0.95;
/** A sector with less than this share of another is its neighbor, whose border was drawn a little differently. */
const successorShareMin = 0.02;
/** Points on a side of the grid laid over a sector. */
const gridSide = 32;

export interface Overlap {
  /** Of the area, 0 to 1, that the others cover together. */
  share: number;
  /** Codes of those that cover it, the one with the largest share first. */
  by: string[];
}

/**
 * How much of a sector's area the sectors of an index cover, by looking at a grid of points in it: exact to about two hundredths,
 * for borders of any form, also those that cross themselves.
 */
export function overlapOf({ bbox, geometry }: Pick<IndexedSector, 'bbox' | 'geometry'>, others: SectorIndex): Overlap {
  const [minLng, minLat, maxLng, maxLat] = bbox;
  let inside = 0;
  let covered = 0;
  const found = new Map<string, number>();
  for (let row = 0; row < gridSide; row++)
    for (let column = 0; column < gridSide; column++) {
      const lat = minLat + ((row + 0.5) / gridSide) * (maxLat - minLat);
      const lng = minLng + ((column + 0.5) / gridSide) * (maxLng - minLng);
      if (!booleanPointInPolygon([lng, lat], geometry)) continue;
      inside += 1;
      const other = others.locate(lat, lng)?.sector;
      if (other === undefined) continue;
      covered += 1;
      found.set(other, (found.get(other) ?? 0) + 1);
    }
  const by = [...found]
    .filter(([, points]) => points / inside >= successorShareMin)
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
    .map(([code]) => code);
  return { share: inside === 0 ? 0 : covered / inside, by };
}
