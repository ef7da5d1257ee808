import type { Place } from '../map/city-map-props.js';

const earthRadiusMetres = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places as the crow flies (haversine). */
export function metresBetween(a: Place, b: Place): number {
  const [north, east] = [radians(b.lat - a.lat), radians(b.lng - a.lng)];
  const h = Math.sin(north / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(east / 2) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The order to walk in: always to the nearest next, from `start`. What has no place comes last. Short enough for a sector, not the shortest. */
export function byWay<T extends { place: Place | null }>(items: readonly T[], start: Place): T[] {
  const left = items.filter((item): item is T & { place: Place } => item.place !== null);
  const way: T[] = [];
  for (let here = start; left.length > 0;) {
    const metres = left.map(({ place }) => metresBetween(here, place));
    const [next] = left.splice(metres.indexOf(Math.min(...metres)), 1);
    if (!next) break;
    way.push(next);
    here = next.place;
  }
  return [...way, ...items.filter(({ place }) => place === null)];
}

/** `180 m`, `1.2 km`. */
export function distanceWords(metres: number): string {
  return metres < 1_000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1_000).toFixed(1)} km`;
}
