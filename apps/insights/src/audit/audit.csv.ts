import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { auditColumns } from './audit.answer.js';
import type { AuditItem } from './audit-reader.store.js';

/** Items as CSV, a row at a time. A cell that a spreadsheet would run as a formula gets a quote before it. */
export function csvOf(items: AsyncIterable<AuditItem>): Readable {
  const csv = stringify({ header: true, columns: auditColumns, escape_formulas: true });
  // What breaks the one breaks the other: the client sees an answer that was cut off, not one that looks whole.
  return pipeline(Readable.from(rowsOf(items)), csv, () => undefined);
}

/** A cell holds one text. */
async function* rowsOf(items: AsyncIterable<AuditItem>): AsyncGenerator<object> {
  for await (const { credential, ...item } of items)
    yield { ...item, credential: credential ? `${credential.kind}:${credential.id}` : null };
}
