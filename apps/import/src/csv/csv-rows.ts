import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { issueExportColumns, restoreFormula } from '@owcr/contracts';
import { ImportFailure } from '../failure.js';
import { CsvRecords, isBlank, type CsvRecord } from './csv-records.js';
import { reasonColumn, rowColumn } from './rejected-file.js';
import { decoded, encodingOf, type Encoding } from './text-encoding.js';

/** One row of a CSV file. `number` counts as a spreadsheet does: the header is row 1. */
export interface CsvRow {
  number: number;
  values: Record<string, string>;
  /** Set when the row itself is broken; its values are then as far as they could be read. */
  problem?: string;
}

export interface CsvFile {
  path: string;
  header: readonly string[];
  encoding: Encoding;
  bytesTotal: number;
  bytesRead(): number;
  /** Every row in order, without those that are blank. Nothing but the row at hand is kept in memory. */
  rows: AsyncGenerator<CsvRow>;
}

const columnCountMax = 1_000;
const delimiters = [',', ';', '\t', '|'] as const;

/**
 * Opens a CSV file with a header line, whatever its encoding and delimiter. Throws an ImportFailure that names every required column the
 * header lacks, and every one it has twice.
 */
export async function openCsv(path: string, requiredColumns: readonly string[], encodingName?: string): Promise<CsvFile> {
  const bytesTotal = await sizeOf(path);
  const encoding = await encodingOf(path, encodingName);
  const delimiter = await delimiterOf(path, encoding, requiredColumns);
  const file = createReadStream(path);
  const records = new CsvRecords(readable(path, decoded(file, encoding)), delimiter);
  const first = await records.header();
  if (!first || (first.cells.length === 1 && isBlank(first.cells[0]!))) throw new ImportFailure(`${path} is empty`);
  const header = readHeader(path, first, requiredColumns);
  return { path, header, encoding, bytesTotal, bytesRead: () => file.bytesRead, rows: toRows(header, records) };
}

/** Says which encoding was taken where the file does not say it itself, so that somebody looks at what became of its letters. */
export function tellEncoding({ print }: { print: (line: string) => void }, { path, encoding }: CsvFile): void {
  if (encoding.guessed)
    print(
      `note: ${path} is not UTF-8; it is read as ${encoding.name}. If letters come out wrong, say what it is with --encoding.`,
    );
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new ImportFailure(`there is no file ${path}`);
  return found.size;
}

async function* readable(path: string, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield* pieces;
  } catch (error) {
    throw new ImportFailure(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** A comma, unless the columns that are looked for are only found with another: spreadsheets write what their country uses. */
async function delimiterOf(path: string, encoding: Encoding, required: readonly string[]): Promise<string> {
  for (const delimiter of delimiters) {
    const file = createReadStream(path);
    const header = await new CsvRecords(readable(path, decoded(file, encoding)), delimiter).header();
    file.destroy();
    const names = namesOf(header?.cells ?? []);
    if (names.length > 1 && required.every((name) => names.includes(name))) return delimiter;
  }
  return delimiters[0];
}

/** Columns without a name at the end are none. */
function namesOf(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim().normalize('NFC'));
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function readHeader(path: string, { cells, problem }: CsvRecord, required: readonly string[]): string[] {
  if (problem) throw new ImportFailure(`the header of ${path} ${problem.what}`);
  const names = namesOf(cells);
  if (names.length > columnCountMax) throw new ImportFailure(`${path} has more than ${columnCountMax} columns`);
  if (cells.some((cell) => cell.includes('\0')))
    throw new ImportFailure(`the header of ${path} holds characters that are no text`);
  const missing = required.filter((name) => !names.includes(name.normalize('NFC')));
  if (missing.length > 0)
    throw new ImportFailure(`${path} has no column ${quoted(missing)}; its columns are: ${names.join(', ')}`);
  const twice = [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) < index))];
  if (twice.length > 0)
    throw new ImportFailure(
      `${path} has more than one column named ${quoted(twice)}. Nobody can tell which is meant: rename or remove the others.`,
    );
  return names.map((name, index) => name || `column ${index + 1}`);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

async function* toRows(header: readonly string[], records: CsvRecords): AsyncGenerator<CsvRow> {
  const restore = isOurOwn(header) ? restoreFormula : (cell: string) => cell;
  let number = 1;
  for await (const { cells, problem } of records.rest()) {
    number++;
    if (!problem && cells.every(isBlank)) continue;
    const values = Object.fromEntries(header.map((name, index) => [name, restore(cells[index] ?? '').trim()]));
    yield { number, values, problem: problem ? describe(header, problem) : problemOf(header, cells) };
  }
}

/** Only what we wrote ourselves has quotes that are ours to take away. */
function isOurOwn(header: readonly string[]): boolean {
  if (header[0] === rowColumn && header[1] === reasonColumn) return true;
  return header.length >= issueExportColumns.length && issueExportColumns.every((name) => header.includes(name));
}

function describe(header: readonly string[], { what, cell }: NonNullable<CsvRecord['problem']>): string {
  return cell === undefined ? what : `"${header[cell] ?? `column ${cell + 1}`}" ${what}`;
}

function problemOf(header: readonly string[], cells: readonly string[]): string | undefined {
  const { length } = cells;
  if (length < header.length) return `has ${length} cells, the header has ${header.length}`;
  // A spreadsheet writes a comma for each column that was ever used.
  if (cells.slice(header.length).some((cell) => !isBlank(cell)))
    return `has ${length} cells, the header has ${header.length}: what comes after the last column says something`;
  return cells.map((cell, index) => damageOf(cell, header[index])).find((damage) => damage !== undefined);
}

/** Half a character, a character that stands for lost ones, or none at all: stored, it would be wrong for good. */
function damageOf(cell: string, name: string | undefined): string | undefined {
  if (cell.includes('\0')) return `"${name}" holds a NUL character`;
  if (cell.includes('\uFFFD')) return `"${name}" holds characters that were lost when the file was saved`;
  return !/\p{Surrogate}/u.test(cell) ? undefined : `"${name}" holds half a character`;
}
