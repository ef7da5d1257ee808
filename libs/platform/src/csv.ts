import { pipeline, Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';

/** The header of each column, by the member of an item that fills it, in their order. */
export type CsvColumns = readonly string[] | Readonly<Record<string, string>>;

/**
 * An answer that is a CSV file, written a row at a time as `items` come and as fast as it is taken. A cell that a spreadsheet would run as
 * a formula (`=`, `+`, `-`, `@`, tab, carriage return) gets a quote before it.
 */
export function csvFile(name: string, items: AsyncIterable<object>, columns: CsvColumns): StreamableFile {
  const csv = stringify({ header: true, columns: Array.isArray(columns) ? [...columns] : { ...columns }, escape_formulas: true });
  // What breaks the one breaks the other: the client sees an answer that was cut off, not one that looks whole.
  const stream = pipeline(Readable.from(items), csv, () => undefined);
  return new StreamableFile(stream, {
    type: 'text/csv; charset=utf-8; header=present',
    disposition: `attachment; filename="${name}.csv"`,
  });
}
