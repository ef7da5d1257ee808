import type { Position, Ring } from './sector.js';

export type Oddity = 'unclosed-ring';

export interface Polygons {
  coordinates: Ring[][];
  /** What was put right while reading. */
  oddities: Oddity[];
}

/** A closed triangle. */
const positionsMin = 4;

/** The polygons of a GeoJSON Polygon or MultiPolygon, or the reason why it has none to read. */
export function readPolygons(geometry: unknown): Polygons | string {
  if (typeof geometry !== 'object' || geometry === null) return 'geometry is missing';
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'geometry is neither a Polygon nor a MultiPolygon';
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return 'geometry has no polygons';
  const read: Polygons = { coordinates: [], oddities: [] };
  for (const [at, polygon] of polygons.entries()) {
    const rings = readRings(polygon, read.oddities);
    if (typeof rings === 'string') return `polygon ${at}, ${rings}`;
    read.coordinates.push(rings);
  }
  return read;
}

function readRings(polygon: unknown, oddities: Oddity[]): Ring[] | string {
  if (!Array.isArray(polygon) || polygon.length === 0) return 'has no rings';
  const rings: Ring[] = [];
  for (const [at, positions] of polygon.entries()) {
    const ring = readRing(positions);
    if (typeof ring === 'string') return `ring ${at}: ${ring}`;
    if (closeRing(ring)) oddities.push('unclosed-ring');
    if (crossesAntimeridian(ring)) return `ring ${at}: crosses the antimeridian (longitude 180); cut the sector in two there`;
    if (ring.length < positionsMin) return `ring ${at}: has fewer than ${positionsMin} positions`;
    if (new Set(ring.map(([lng, lat]) => `${lng} ${lat}`)).size < positionsMin - 1)
      return `ring ${at}: has fewer than 3 different positions`;
    rings.push(ring);
  }
  return rings;
}

function readRing(positions: unknown): Ring | string {
  if (!Array.isArray(positions)) return 'is not a list of positions';
  const ring: Ring = [];
  for (const [at, position] of positions.entries()) {
    const read = readPosition(position);
    if (typeof read === 'string') return `position ${at} ${read}`;
    ring.push(read);
  }
  return ring;
}

/** Longitude first, as GeoJSON has it; a height behind it is left out. */
function readPosition(position: unknown): Position | string {
  if (!Array.isArray(position) || position.length < 2) return 'is not [longitude, latitude]';
  const [lng, lat] = position as unknown[];
  if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
    return 'is not made of numbers';
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90)
    return 'is outside of longitude -180..180, latitude -90..90 (swapped, or not WGS84?)';
  return [lng, lat];
}

/** From 179 to -179 is two degrees on the earth and all the way round on the map (RFC 7946, 3.1.9). */
function crossesAntimeridian(ring: Ring): boolean {
  return ring.some(([lng], at) => at > 0 && Math.abs(lng - ring[at - 1]![0]) > 180);
}

function closeRing(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return false;
  ring.push([...first]);
  return true;
}
