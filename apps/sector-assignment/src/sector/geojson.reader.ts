import { createHash } from 'node:crypto';
import { foreignSystemOf } from './coordinate-system.js';
import { codeOf, type PrecinctRule } from './precinct.rule.js';
import { readPolygons, type Oddity, type Polygons } from './polygon.reader.js';
import { checkRing, pairsCheckedMax, type CheckBudget } from './ring.crossings.js';
import { byCode, type Bbox, type Boundary, type Ring } from './sector.js';

export const featuresMax = 10_000;

/**
 * A boundary file of a large city has about one million bytes, and half a million values: a vertex is three of them. As many
 * as are taken fit into the memory of a service once they are parsed, whatever they are.
 */
export const boundaryFileLimits = {
  bytesMax: 20 * 1024 * 1024,
  valuesMax: 1_500_000,
  /** Columns of a feature's table. */
  membersMax: 1_000,
  /** Vertices of one ring. */
  elementsMax: 500_000,
} as const;

export interface Refused {
  index: number;
  code?: string;
  reason: string;
}

export interface Reported {
  code: string;
  reason: 'self-intersecting' | 'not-checked' | 'unclosed-ring' | 'merged-features';
}

export interface BoundaryFile {
  boundaries: Boundary[];
  refused: Refused[];
  reported: Reported[];
}

export interface ReadingRules {
  codeProperty: string;
  precinctOf: PrecinctRule;
}

interface Found {
  index: number;
  code: string;
  precinct: string;
  name: string | null;
  polygons: Polygons;
}

/** What is wrong with the body as a whole, or null. Foreign members are nobody's business (RFC 7946, 6.1), but for `crs`: it says what the numbers are. */
export function faultOf(body: unknown): { path: string; message: string } | null {
  if (!isObject(body)) return { path: '', message: 'must be a GeoJSON FeatureCollection' };
  if (body.type !== 'FeatureCollection') return { path: 'type', message: 'must be "FeatureCollection"' };
  if (!Array.isArray(body.features)) return { path: 'features', message: 'must be a list of features' };
  if (body.features.length > featuresMax) return { path: 'features', message: `must hold at most ${featuresMax} features` };
  const system = foreignSystemOf(body.crs);
  if (system !== null)
    return { path: 'crs', message: `is ${system}; export the file again in WGS84 (EPSG:4326), longitude first` };
  return null;
}

/** Whether the server that wrote the file says it stopped at its limit: more sectors exist than the file has. */
export function isIncomplete(body: unknown): boolean {
  if (!isObject(body)) return false;
  const { exceededTransferLimit, properties } = body;
  return exceededTransferLimit === true || (isObject(properties) && properties.exceededTransferLimit === true);
}

/** Reads the sectors of a FeatureCollection. A feature that cannot be read is refused alone, with its index and the reason. */
export function readBoundaries(body: { features: unknown[] }, rules: ReadingRules): BoundaryFile {
  const refused: Refused[] = [];
  const byCodeFound = new Map<string, Found[]>();
  for (const [index, feature] of body.features.entries()) {
    const found = readFeature(feature, index, rules);
    if ('reason' in found) {
      refused.push(found);
      continue;
    }
    const same = byCodeFound.get(found.code) ?? [];
    const conflict = same.find(({ precinct }) => precinct !== found.precinct);
    if (conflict)
      refused.push({
        index,
        code: found.code,
        reason: `feature ${conflict.index} puts this sector into precinct ${conflict.precinct}`,
      });
    else byCodeFound.set(found.code, [...same, found]);
  }
  const groups = [...byCodeFound.values()];
  const budget = { pairsLeft: pairsCheckedMax };
  return { boundaries: groups.map(merge).sort(byCode), refused, reported: groups.flatMap((group) => report(group, budget)) };
}

function readFeature(feature: unknown, index: number, { codeProperty, precinctOf }: ReadingRules): Found | Refused {
  if (!isObject(feature) || feature.type !== 'Feature') return { index, reason: 'not a GeoJSON Feature' };
  const properties = isObject(feature.properties) ? feature.properties : {};
  if (!Object.hasOwn(properties, codeProperty)) return { index, reason: `property ${codeProperty} is missing` };
  const code = codeOf(properties[codeProperty]);
  if (code === null)
    return { index, reason: `property ${codeProperty} is not a code of 1 to 64 characters or a number without an exponent` };
  const precinct = precinctOf(properties, code);
  if (precinct === null) return { index, code, reason: 'no precinct found for this sector' };
  const polygons = readPolygons(feature.geometry);
  if (typeof polygons === 'string') return { index, code, reason: polygons };
  const name = codeProperty === 'name' ? null : nameOf(properties.name);
  return { index, code, precinct, name, polygons };
}

function nameOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = value.trim();
  return name.length > 0 && name.length <= 200 ? name : null;
}

/** Several features of one code are one sector. Its polygons are put in an order of their own, so the order in the file does not count. */
function merge(group: Found[]): Boundary {
  const { code, precinct } = group[0]!;
  const name = group.map((found) => found.name).find((found) => found !== null) ?? null;
  const keyed = group
    .flatMap(({ polygons }) => polygons.coordinates)
    .map((polygon) => ({ polygon, key: JSON.stringify(polygon) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const geometryDigest = digestOf(keyed.map(({ key }) => key));
  return {
    code,
    precinct,
    name,
    geometry: { type: 'MultiPolygon', coordinates: keyed.map(({ polygon }) => polygon) },
    bbox: bboxOf(keyed.flatMap(({ polygon }) => polygon)),
    digest: digestOf([JSON.stringify([precinct, name]), geometryDigest]),
    geometryDigest,
  };
}

function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex');
}

function bboxOf(rings: readonly Ring[]): Bbox {
  const bbox: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const [lng, lat] of ring) {
      if (lng < bbox[0]) bbox[0] = lng;
      if (lat < bbox[1]) bbox[1] = lat;
      if (lng > bbox[2]) bbox[2] = lng;
      if (lat > bbox[3]) bbox[3] = lat;
    }
  }
  return bbox;
}

function report(group: Found[], budget: CheckBudget): Reported[] {
  const { code } = group[0]!;
  const oddities = new Set<Oddity>(group.flatMap(({ polygons }) => polygons.oddities));
  const reasons: Reported['reason'][] = group.length > 1 ? ['merged-features', ...oddities] : [...oddities];
  const checks = new Set(group.flatMap(({ polygons }) => polygons.coordinates.flat()).map((ring) => checkRing(ring, budget)));
  if (checks.has('self-intersecting')) reasons.push('self-intersecting');
  else if (checks.has('not-checked')) reasons.push('not-checked');
  return reasons.map((reason) => ({ code, reason }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
