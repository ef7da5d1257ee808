import { readFile, stat } from 'node:fs/promises';
import type { SectorOptions } from '../cli/options.js';
import { ImportFailure } from '../failure.js';

export interface FeatureCollection {
  type: 'FeatureCollection';
  features: { type?: unknown; properties?: Record<string, unknown> | null; geometry?: unknown }[];
}

export interface SectorPlace {
  code: string;
  precinct: string;
}

const fileBytesMax = 100_000_000;

/** Reads a GeoJSON file. Throws an ImportFailure that says what it is when it is not a FeatureCollection with features. */
export async function readFeatures(path: string): Promise<FeatureCollection> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new ImportFailure(`there is no file ${path}`);
  if (found.size > fileBytesMax)
    throw new ImportFailure(`${path} is larger than ${fileBytesMax / 1_000_000} MB; simplify the boundaries first`);
  const body = parseJson(path, await readFile(path, 'utf8'));
  const { type, features } = (typeof body === 'object' && body !== null ? body : {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection')
    throw new ImportFailure(`${path} is not a GeoJSON FeatureCollection${typeof type === 'string' ? ` but a ${type}` : ''}`);
  if (!Array.isArray(features) || features.length === 0) throw new ImportFailure(`${path} has no features`);
  return body as FeatureCollection;
}

/** What the system takes in one request. Blanks of the file are not sent. */
const sentBytesMax = 20 * 1024 * 1024;

/** A file that is much larger than a city's boundaries ever are: say so before it is sent. */
export function requireSendable(path: string, file: FeatureCollection): void {
  const bytes = Buffer.byteLength(JSON.stringify(file));
  if (bytes > sentBytesMax)
    throw new ImportFailure(
      `${path} holds ${Math.ceil(bytes / 1024 ** 2)} MiB of GeoJSON, at most ${sentBytesMax / 1024 ** 2} are taken; simplify the boundaries, or import it precinct by precinct`,
    );
}

/** A mistyped property name would refuse every feature: name the ones there are instead. */
export function requireProperty(path: string, { features }: FeatureCollection, property: string): void {
  if (features.some((feature) => Object.hasOwn(feature?.properties ?? {}, property))) return;
  const names = [...new Set(features.slice(0, 100).flatMap((feature) => Object.keys(feature?.properties ?? {})))];
  throw new ImportFailure(`no feature of ${path} has a property "${property}"; there are: ${names.join(', ') || 'none'}`);
}

/** Code and precinct of every feature that has both. */
export function placesOf({ features }: FeatureCollection, options: SectorOptions): SectorPlace[] {
  const pattern = options.precinctPattern === undefined ? undefined : new RegExp(options.precinctPattern);
  const places = features.flatMap(({ properties }) => {
    const code = text(properties?.[options.codeProperty]);
    const match = code === undefined ? undefined : pattern?.exec(code);
    const found = match ? (match[1] ?? match[0]) : undefined;
    const precinct = options.precinctProperty === undefined ? found : text(properties?.[options.precinctProperty]);
    return code === undefined || precinct === undefined ? [] : [{ code, precinct }];
  });
  return [...new Map(places.map((place) => [place.code, place])).values()];
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().normalize('NFC') : undefined;
}

function parseJson(path: string, content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ImportFailure(`${path} is not JSON: ${(error as Error).message}`);
  }
}
