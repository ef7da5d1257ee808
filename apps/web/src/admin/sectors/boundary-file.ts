import type { Feature, Geometry, Position } from 'geojson';

/** A property that features of a file have, with a few of its values. */
export interface PropertyChoice {
  name: string;
  /** How many features have it. */
  filled: number;
  distinct: number;
  samples: string[];
}

export interface BoundaryFile {
  name: string;
  size: number;
  /** As it was in the file: sent as it is. */
  text: string;
  features: readonly unknown[];
  properties: PropertyChoice[];
}

/** How a file says which sector a feature is, and in which precinct. */
export interface BoundaryRules {
  code: string;
  precinctBy: 'property' | 'pattern';
  precinct: string;
  pattern: string;
}

const samplesMax = 3;

/** A file of boundaries, or in words what is wrong with it as a whole. What is wrong with one feature is for the service to say. */
export function readBoundaryFile(name: string, content: string): BoundaryFile | { fault: string } {
  const text = content.replace(/^\uFEFF/, '');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    return { fault: `${name} is not a GeoJSON file: it goes wrong at “${(error as Error).message}”. Export it again.` };
  }
  const { type, features } = isObject(body) ? body : {};
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return {
      fault: `${name} holds ${typeof type === 'string' ? `a ${type}` : 'no GeoJSON'}; a FeatureCollection is needed, with a feature for each sector.`,
    };
  if (features.length === 0) return { fault: `${name} has no features in it.` };
  return { name, size: new Blob([text]).size, text, features, properties: propertiesOf(features) };
}

function propertiesOf(features: readonly unknown[]): PropertyChoice[] {
  const values = new Map<string, { filled: number; texts: Set<string> }>();
  for (const feature of features) {
    for (const [name, value] of Object.entries(propertiesIn(feature))) {
      const text = textOf(value);
      if (text === null) continue;
      const known = values.get(name) ?? { filled: 0, texts: new Set<string>() };
      known.filled += 1;
      known.texts.add(text);
      values.set(name, known);
    }
  }
  return [...values].map(([name, { filled, texts }]) => ({
    name,
    filled,
    distinct: texts.size,
    samples: [...texts].slice(0, samplesMax),
  }));
}

const codeNames = ['code', 'sector', 'sector_code', 'sectorcode', 'beat', 'id'];
const precinctNames = ['precinct', 'precinct_code', 'district', 'division'];

/** What the names in a file suggest: corrected by whoever knows it. */
export function suggestedRules(properties: readonly PropertyChoice[]): BoundaryRules {
  const named = (names: readonly string[]) =>
    names.map((name) => properties.find((one) => one.name.toLowerCase() === name)).find((one) => one !== undefined)?.name;
  const precinct = named(precinctNames);
  const other = properties.find(({ name, filled, distinct }) => name !== precinct && distinct === filled);
  return {
    code: named(codeNames) ?? other?.name ?? properties[0]?.name ?? '',
    precinctBy: precinct ? 'property' : 'pattern',
    precinct: precinct ?? properties[0]?.name ?? '',
    pattern: '^[^-]+',
  };
}

/** The code of a sector as the service reads it: a text, or a number as in `415`. */
export function codeIn(feature: unknown, property: string): string | null {
  return textOf(propertiesIn(feature)[property]);
}

/** A feature that can be drawn, whatever the service says of it; null: its geometry is no polygon of finite positions. */
export function drawable(feature: unknown): Geometry | null {
  const geometry = (feature as Partial<Feature> | null)?.geometry;
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return null;
  const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as unknown;
  return listOf(rings, (polygon) => listOf(polygon, (ring) => listOf(ring, isPosition))) ? geometry : null;
}

const listOf = (value: unknown, holds: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(holds);

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

function propertiesIn(feature: unknown): Record<string, unknown> {
  const properties = isObject(feature) ? feature.properties : undefined;
  return isObject(properties) ? properties : {};
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  const text = typeof value === 'string' ? value.trim().normalize('NFC') : '';
  return text === '' ? null : text;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
