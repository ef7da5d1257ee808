import { pipeline, Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { escapeFormula } from '@owcr/contracts';
import { stringify } from 'csv-stringify';

/**
 * An answer that is a CSV file, written a row at a time as `items` come and as fast as it is taken. A cell that a spreadsheet would run as
 * a formula (`=`, `+`, `-`, `@`, tab, carriage return) gets a quote before it (`escapeFormula`). `columns`: the members of an item, in their order.
 */
export function csvFile(
  name: string,
  items: AsyncIterable<object> | Iterable<object>,
  columns: readonly string[],
): StreamableFile {
  const csv = stringify({ header: true, columns: [...columns], cast: { string: escapeFormula } });
  // What breaks the one breaks the other: the client sees an answer that was cut off, not one that looks whole.
  const stream = pipeline(Readable.from(items), csv, () => undefined);
  return new StreamableFile(stream, {
    type: 'text/csv; charset=utf-8; header=present',
    disposition: `attachment; filename="${name}.csv"`,
  });
}
