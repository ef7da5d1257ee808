import { CsvRecords, isBlank, type CsvRecord } from './csv-records.js';

/** One row of a CSV file. `number` counts as a spreadsheet does: the header is row 1. */
export interface CsvRow {
  number: number;
  values: Record<string, string>;
  /** Set when the row itself is broken; its values are then as far as they could be read. */
  problem?: string;
}

export interface CsvTable {
  header: readonly string[];
  /** Every row in order, without those that are blank. Nothing but the row at hand is kept in memory. */
  rows: AsyncGenerator<CsvRow>;
}

/** What is wrong with a file as a whole, in a sentence that names it. */
export class CsvFault extends Error {}

export interface CsvSource {
  /** The name of the file, for what is said about it. */
  file: string;
  /** Its text from the beginning, in pieces of any size. It is begun again for each delimiter that is tried. */
  open: () => AsyncIterable<string>;
  /** Columns that must be there. */
  required: readonly string[];
  /** The name of a column as it is looked for; as it is written unless given. */
  nameOf?: (cell: string) => string;
  /** What to make of the cells of a file with this header; by default they are taken as they are. */
  restoreFor?: (header: readonly string[]) => (cell: string) => string;
}

const columnCountMax = 1_000;
const delimiters = [',', ';', '\t', '|'] as const;
const asWritten = (text: string) => text;

/**
 * Reads a CSV file with a header line, whatever its delimiter. Throws a CsvFault that names every required column the header lacks, and every one
 * it has twice.
 */
export async function readCsv(source: CsvSource): Promise<CsvTable> {
  const records = new CsvRecords(source.open(), await delimiterOf(source));
  const first = await records.header();
  if (!first || (first.cells.length === 1 && isBlank(first.cells[0]!))) throw new CsvFault(`${source.file} is empty`);
  const header = readHeader(source, first);
  return { header, rows: toRows(header, records, source.restoreFor?.(header) ?? asWritten) };
}

/** A comma, unless the columns that are looked for are only found with another: spreadsheets write what their country uses. */
async function delimiterOf({ open, required, nameOf = asWritten }: CsvSource): Promise<string> {
  for (const delimiter of delimiters) {
    const records = new CsvRecords(open(), delimiter);
    const header = await records.header();
    await records.close();
    const names = namesOf(header?.cells ?? [], nameOf);
    if (names.length > 1 && required.every((name) => names.includes(name))) return delimiter;
  }
  return delimiters[0];
}

/** Columns without a name at the end are none. */
function namesOf(cells: readonly string[], nameOf: (cell: string) => string): string[] {
  const names = cells.map((cell) => nameOf(cell.trim().normalize('NFC')));
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function readHeader({ file, required, nameOf = asWritten }: CsvSource, { cells, problem }: CsvRecord): string[] {
  if (problem) throw new CsvFault(`the header of ${file} ${problem.what}`);
  const names = namesOf(cells, nameOf);
  if (names.length > columnCountMax) throw new CsvFault(`${file} has more than ${columnCountMax} columns`);
  if (cells.some((cell) => cell.includes('\0'))) throw new CsvFault(`the header of ${file} holds characters that are no text`);
  const missing = required.filter((name) => !names.includes(name.normalize('NFC')));
  if (missing.length > 0) throw new CsvFault(`${file} has no column ${quoted(missing)}; its columns are: ${names.join(', ')}`);
  const twice = [...new Set(names.filter((name, index) => name !== '' && names.indexOf(name) < index))];
  if (twice.length > 0)
    throw new CsvFault(
      `${file} has more than one column named ${quoted(twice)}. Nobody can tell which is meant: rename or remove the others.`,
    );
  return names.map((name, index) => name || `column ${index + 1}`);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

async function* toRows(
  header: readonly string[],
  records: CsvRecords,
  restore: (cell: string) => string,
): AsyncGenerator<CsvRow> {
  let number = 1;
  for await (const { cells, problem } of records.rest()) {
    number++;
    if (!problem && cells.every(isBlank)) continue;
    const values = Object.fromEntries(header.map((name, index) => [name, restore(cells[index] ?? '').trim()]));
    yield { number, values, problem: problem ? describe(header, problem) : problemOf(header, cells) };
  }
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
