import type { MultiPolygon, Position } from './sector.js';

const metersPerDegree = 111_320;

/** How far a point is from the border of an area, in meters; on a plane, which is right to the centimeter over the width of a street. */
export function borderDistanceMeters(lat: number, lng: number, { coordinates }: MultiPolygon): number {
  const perLng = metersPerDegree * Math.cos((lat * Math.PI) / 180);
  const plane = ([x, y]: Position): Position => [(x - lng) * perLng, (y - lat) * metersPerDegree];
  let nearest = Infinity;
  for (const ring of coordinates.flat()) {
    for (let at = 1; at < ring.length; at += 1) {
      nearest = Math.min(nearest, distanceFromOrigin(plane(ring[at - 1]!), plane(ring[at]!)));
    }
  }
  return nearest;
}

function distanceFromOrigin([ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared));
  return Math.hypot(ax + along * dx, ay + along * dy);
}

/** Degrees that hold at least so many meters in every direction, for a first look at what could be near. */
export function degreesAround(lat: number, meters: number): { lat: number; lng: number } {
  const latDegrees = meters / metersPerDegree;
  return { lat: latDegrees, lng: Math.min(360, latDegrees / Math.max(0.000_1, Math.cos((lat * Math.PI) / 180))) };
}
