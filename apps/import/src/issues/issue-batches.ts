import type { CsvRow } from '@owcr/csv';
import type { IssueRequest, ReadRow } from './issue-request.js';

/** A row that could be read. */
export interface ReadableRow {
  row: CsvRow;
  request: IssueRequest;
}

export interface RefusedRow {
  row: CsvRow;
  reason: string;
  fault: string;
}

/** Rows that go to the system together, and those on the way to them that could not be read. */
export interface Batch {
  readable: ReadableRow[];
  refused: RefusedRow[];
}

/** What the system takes in one request is a megabyte; a few bytes are for the frame. */
const batchBytesMax = 950_000;

/** Groups rows as they are read, at most `rowsMax` and a megabyte at a time. Nothing but the batch at hand is kept in memory. */
export async function* batchesOf(
  rows: AsyncIterable<CsvRow>,
  read: (values: Record<string, string>) => ReadRow,
  rowsMax: number,
): AsyncGenerator<Batch> {
  let batch: Batch = { readable: [], refused: [] };
  let bytes = 0;
  for await (const row of rows) {
    const result: ReadRow =
      row.problem === undefined ? read(row.values) : { kind: 'refused', reason: row.problem, fault: row.problem };
    const size = result.kind === 'request' ? Buffer.byteLength(JSON.stringify(result.request)) + 32 : 0;
    if (batch.readable.length + batch.refused.length >= rowsMax || bytes + size > batchBytesMax) {
      yield batch;
      batch = { readable: [], refused: [] };
      bytes = 0;
    }
    if (result.kind === 'request') batch.readable.push({ row, request: result.request });
    else batch.refused.push({ row, reason: result.reason, fault: result.fault });
    bytes += size;
  }
  if (batch.readable.length + batch.refused.length > 0) yield batch;
}
