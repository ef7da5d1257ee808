import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { issueExportColumns, restoreFormula } from '@owcr/contracts';
import { CsvFault, readCsv, type CsvTable } from '@owcr/csv';
import { ImportFailure } from '../failure.js';
import { reasonColumn, rowColumn } from './rejected-file.js';
import { decoded, encodingOf, type Encoding } from './text-encoding.js';

export interface CsvFile extends CsvTable {
  path: string;
  encoding: Encoding;
  bytesTotal: number;
  bytesRead(): number;
}

/**
 * Opens a CSV file with a header line, whatever its encoding and delimiter. Throws an ImportFailure that names every required column the
 * header lacks, and every one it has twice.
 */
export async function openCsv(path: string, required: readonly string[], encodingName?: string): Promise<CsvFile> {
  const bytesTotal = await sizeOf(path);
  const encoding = await encodingOf(path, encodingName);
  let bytesRead = () => 0;
  const open = () => {
    const file = createReadStream(path);
    bytesRead = () => file.bytesRead;
    return readable(path, decoded(file, encoding));
  };
  try {
    const table = await readCsv({ file: path, open, required, restoreFor: restoring });
    return { ...table, path, encoding, bytesTotal, bytesRead: () => bytesRead() };
  } catch (error) {
    throw error instanceof CsvFault ? new ImportFailure(error.message) : error;
  }
}

/** Only what we wrote ourselves has quotes that are ours to take away. */
function restoring(header: readonly string[]): (cell: string) => string {
  const isRejected = header[0] === rowColumn && header[1] === reasonColumn;
  const isExport = header.length >= issueExportColumns.length && issueExportColumns.every((name) => header.includes(name));
  return isRejected || isExport ? restoreFormula : (cell) => cell;
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
