import type { Bbox, Boundary } from './sector.js';

/** No police department works farther south or north: what lies there has its longitude where the latitude belongs. */
const policedLatitudes = { min: -60, max: 80 };
/** The sectors of one department lie within this of each other, in degrees. */
const nearDegrees = 2;

const swapped = ([minLng, minLat, maxLng, maxLat]: Bbox): Bbox => [minLat, minLng, maxLat, maxLng];

const isNear = (a: Bbox, b: Bbox) =>
  a[0] <= b[2] + nearDegrees && a[2] >= b[0] - nearDegrees && a[1] <= b[3] + nearDegrees && a[3] >= b[1] - nearDegrees;

const isPoliced = ([, minLat, , maxLat]: Bbox) => maxLat >= policedLatitudes.min && minLat <= policedLatitudes.max;

function isLatitudeFirst(bbox: Bbox, city: Bbox | null): boolean {
  if (!isPoliced(bbox)) return isPoliced(swapped(bbox));
  return city !== null && !isNear(bbox, city) && isNear(swapped(bbox), city);
}

/**
 * What to tell whoever sent boundaries with latitude first, or null. Both orders may be degrees, so the evidence is where they would lie:
 * near a pole, or far from the sectors there are while the other order lies among them. `city`: the extent of the active sectors.
 */
export function orderFault(boundaries: readonly Boundary[], city: Bbox | null): string | null {
  const wrong = boundaries.find(({ bbox }) => isLatitudeFirst(bbox, city));
  if (!wrong) return null;
  const [lng, lat] = wrong.bbox;
  return (
    `have latitude first: sector ${wrong.code} would lie at latitude ${lat}, longitude ${lng}. ` +
    'GeoJSON has longitude first; export the file again in that order'
  );
}

/** The box around boxes; null around none. */
export function extentOf(boxes: readonly Bbox[]): Bbox | null {
  if (boxes.length === 0) return null;
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}
