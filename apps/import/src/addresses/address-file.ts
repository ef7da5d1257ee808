import { openCsv, tellEncoding } from '../csv/csv-rows.js';
import { ImportFailure } from '../failure.js';
import type { Run } from '../run.js';
import { readFeatures } from '../sectors/geojson-file.js';
import { type AddressColumns, columnsOf } from './address-columns.js';

type Cells = Record<string, string>;

/** What one row of a file is: a house number, a part of a street, or nothing that can be read. The service looks at the fields. */
export type FileRow = { row: number; cells: Cells } & (
  | {
      kind: 'address';
      address: { number: string; street: string; locality?: string; lat: string | number; lng: string | number };
    }
  | { kind: 'street'; name: string; locality?: string; lines: number[][][] }
  | { kind: 'refused'; reason: string }
);

export interface AddressFile {
  header: readonly string[];
  rows: AsyncIterable<FileRow>;
}

interface Source {
  file: string;
  encoding?: string;
  columns: AddressColumns;
}

/** Opens a CSV file of addresses, or a GeoJSON file of addresses (points) and streets (lines). */
export function openAddresses(run: Run, path: string, source: Source): Promise<AddressFile> {
  return /\.(geo)?json$/i.test(source.file) ? fromGeoJson(path, source) : fromCsv(run, path, source);
}

async function fromCsv(run: Run, path: string, { encoding, columns: given }: Source): Promise<AddressFile> {
  const file = await openCsv(path, [], encoding);
  tellEncoding(run, file);
  const columns = columnsOf(file.header, given);
  const missing = (['number', 'street', 'lat', 'lng'] as const).filter((field) => columns[field] === undefined);
  if (missing.length > 0)
    throw new ImportFailure(
      `${path} has no column that is called after its ${missing.join(', ')}; say which with --columns ${missing[0]}=NAME. There are: ${file.header.join(', ')}`,
    );
  async function* rows(): AsyncGenerator<FileRow> {
    for await (const { number: row, values: cells, problem } of file.rows) {
      const cell = (field: keyof AddressColumns) => cells[columns[field] ?? ''] ?? '';
      const address = { number: cell('number'), street: cell('street'), lat: cell('lat'), lng: cell('lng') };
      yield problem === undefined
        ? { row, cells, kind: 'address', address: { ...address, ...(cell('locality') && { locality: cell('locality') }) } }
        : { row, cells, kind: 'refused', reason: problem };
    }
  }
  return { header: file.header, rows: rows() };
}

async function fromGeoJson(path: string, { columns: given }: Source): Promise<AddressFile> {
  const { features } = await readFeatures(path);
  const header = [...new Set(features.slice(0, 1_000).flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const columns = columnsOf(header, given);
  async function* rows(): AsyncGenerator<FileRow> {
    for (const [index, { properties, geometry }] of features.entries())
      yield readFeature(index + 1, properties ?? {}, geometry, columns);
  }
  return { header, rows: rows() };
}

function readFeature(row: number, properties: Record<string, unknown>, geometry: unknown, columns: AddressColumns): FileRow {
  const cells = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, textOf(value)]));
  const cell = (field: keyof AddressColumns) => cells[columns[field] ?? ''] ?? '';
  const locality = cell('locality') === '' ? {} : { locality: cell('locality') };
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === 'Point' && Array.isArray(coordinates)) {
    const [lng, lat] = coordinates as number[];
    return {
      row,
      cells,
      kind: 'address',
      address: { number: cell('number'), street: cell('street'), ...locality, lat: lat ?? '', lng: lng ?? '' },
    };
  }
  if (type === 'LineString')
    return { row, cells, kind: 'street', name: cell('street'), ...locality, lines: [coordinates as number[][]] };
  if (type === 'MultiLineString')
    return { row, cells, kind: 'street', name: cell('street'), ...locality, lines: coordinates as number[][][] };
  return { row, cells, kind: 'refused', reason: 'is neither a point (an address) nor a line (a street)' };
}

const textOf = (value: unknown): string => (value == null ? '' : typeof value === 'string' ? value : JSON.stringify(value));
