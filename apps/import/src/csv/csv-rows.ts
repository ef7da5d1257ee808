import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse, type CsvError } from 'csv-parse';
import { ImportFailure } from '../failure.js';
import { reasonColumn, restoreFormula, rowColumn } from './rejected-file.js';

/** One row of a CSV file. `number` counts as a spreadsheet does: the header is row 1. */
export interface CsvRow {
  number: number;
  values: Record<string, string>;
  /** Set when the row itself is broken; its values are then incomplete. */
  problem?: string;
}

export interface CsvFile {
  header: readonly string[];
  bytesTotal: number;
  bytesRead(): number;
  /** Every row in order. Nothing but the row at hand is kept in memory. */
  rows: AsyncGenerator<CsvRow>;
}

const recordBytesMax = 1_000_000;
const columnCountMax = 1_000;

/** Opens a CSV file with a header line. Throws an ImportFailure that names every required column the header lacks. */
export async function openCsv(path: string, requiredColumns: readonly string[]): Promise<CsvFile> {
  const bytesTotal = await sizeOf(path);
  const file = createReadStream(path);
  const records = readRecords(path, file);
  const first = await records.next();
  if (first.done) throw new ImportFailure(`${path} is empty`);
  const header = first.value.map((name) => name.trim());
  requireColumns(path, header, requiredColumns);
  return { header, bytesTotal, bytesRead: () => file.bytesRead, rows: toRows(header, records) };
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new ImportFailure(`there is no file ${path}`);
  return found.size;
}

async function* readRecords(path: string, file: ReadStream): AsyncGenerator<string[]> {
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: recordBytesMax });
  file.on('error', (error) => parser.destroy(error));
  file.pipe(parser);
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    throw new ImportFailure(`${path} cannot be read as CSV: ${(error as CsvError).message}`);
  } finally {
    file.destroy();
  }
}

function requireColumns(path: string, header: readonly string[], required: readonly string[]) {
  if (header.length > columnCountMax) throw new ImportFailure(`${path} has more than ${columnCountMax} columns`);
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length === 0) return;
  const names = missing.map((name) => `"${name}"`).join(', ');
  throw new ImportFailure(`${path} has no column ${names}; its columns are: ${header.join(', ')}`);
}

async function* toRows(header: readonly string[], records: AsyncGenerator<string[]>): AsyncGenerator<CsvRow> {
  const restore = header[0] === rowColumn && header[1] === reasonColumn ? restoreFormula : (cell: string) => cell;
  let number = 1;
  for await (const cells of records) {
    number++;
    if (cells.length === 1 && cells[0] === '') continue;
    const values = Object.fromEntries(header.map((name, index) => [name, restore(cells[index] ?? '').trim()]));
    const problem = cells.length === header.length ? undefined : `has ${cells.length} cells, the header has ${header.length}`;
    yield { number, values, problem };
  }
}
