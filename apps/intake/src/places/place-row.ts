import { displayName, streetKey } from './street-name.js';
import { boxOf, type Box, type Lines, type Position } from './street-line.js';
import { figureOf, numberKey } from './typed-address.js';

export interface FieldFault {
  path: string;
  message: string;
}

export interface RefusedRow {
  /** As a spreadsheet counts, where the row says so; else its place in the request, from 1. */
  row: number;
  errors: FieldFault[];
}

export interface StreetName {
  key: string;
  name: string;
  locality: string | null;
  localityKey: string;
}

export interface AddressRow extends StreetName {
  row: number;
  number: string;
  figure: number | null;
  lat: number;
  lng: number;
}

export interface StreetRow extends StreetName {
  row: number;
  lines: Lines;
  box: Box;
}

export type Checked<T> = { taken: T } | { refused: RefusedRow };

const nameMax = 200;
const localityMax = 100;
const linesMax = 1_000;
const positionsMax = 10_000;

/** One house number of a file, or everything that is wrong with it. */
export function checkAddress(value: unknown, index: number): Checked<AddressRow> {
  const { fields, row } = rowOf(value, index);
  const street = nameOf(fields, 'street');
  const number = typeof fields.number === 'string' || typeof fields.number === 'number' ? numberKey(String(fields.number)) : null;
  const [lat, lng] = [degrees(fields.lat, 90), degrees(fields.lng, 180)];
  const errors = [
    ...street.errors,
    ...(number === null ? [{ path: 'number', message: 'must be a house number, for example 152, 152B or 35-10' }] : []),
    ...(lat === null ? [{ path: 'lat', message: 'must be a number from -90 to 90' }] : []),
    ...(lng === null ? [{ path: 'lng', message: 'must be a number from -180 to 180' }] : []),
  ];
  if (number === null || lat === null || lng === null || street.name === null) return { refused: { row, errors } };
  return { taken: { row, ...street.name, number, figure: figureOf(number), lat, lng } };
}

/** One street of a file with its lines, or everything that is wrong with it. */
export function checkStreet(value: unknown, index: number): Checked<StreetRow> {
  const { fields, row } = rowOf(value, index);
  const street = nameOf(fields, 'name');
  const lines = linesOf(fields.lines);
  const box = lines && boxOf(lines);
  const message = `must be 1 to ${linesMax} lines of [lng, lat], of at most ${positionsMax} positions together`;
  const errors = [...street.errors, ...(box ? [] : [{ path: 'lines', message }])];
  if (!lines || !box || street.name === null) return { refused: { row, errors } };
  return { taken: { row, ...street.name, lines, box } };
}

function rowOf(value: unknown, index: number): { fields: Record<string, unknown>; row: number } {
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return { fields, row: Number.isSafeInteger(fields.row) ? (fields.row as number) : index + 1 };
}

function nameOf(fields: Record<string, unknown>, path: 'street' | 'name'): { name: StreetName | null; errors: FieldFault[] } {
  const [given, town] = [fields[path], fields.locality ?? ''];
  const name = typeof given === 'string' && given.length <= nameMax ? displayName(given) : '';
  const key = streetKey(name);
  const isTown = typeof town === 'string' && town.length <= localityMax;
  const errors = [
    ...(key === '' ? [{ path, message: `must be the name of a street, of at most ${nameMax} characters` }] : []),
    ...(isTown ? [] : [{ path: 'locality', message: `must be a town of at most ${localityMax} characters` }]),
  ];
  if (key === '' || !isTown) return { name: null, errors };
  const locality = displayName(town);
  return { name: { key, name, locality: locality || null, localityKey: streetKey(locality) }, errors };
}

/** Files have numbers, and texts of numbers. */
function degrees(value: unknown, max: number): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Math.abs(number) <= max ? number : null;
}

function linesOf(value: unknown): Lines | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > linesMax) return null;
  let positions = 0;
  const lines: Position[][] = [];
  for (const line of value as unknown[]) {
    if (!Array.isArray(line) || line.length < 2 || (positions += line.length) > positionsMax) return null;
    const read = (line as unknown[]).map(positionOf);
    if (!read.every((position) => position !== null)) return null;
    lines.push(read);
  }
  return lines;
}

function positionOf(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [lng, lat] = [degrees(value[0], 180), degrees(value[1], 90)];
  return lng === null || lat === null ? null : [lng, lat];
}
