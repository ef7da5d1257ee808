import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { escapeFormula } from '@owcr/contracts';
import { stringify, type Stringifier } from 'csv-stringify';

export const rowColumn = 'rejected_row';
export const reasonColumn = 'rejected_reason';

/**
 * The refused rows of one run, each with its number and why, followed by its own columns: corrected, the file can be imported
 * as it is. Made on the first refusal only, readable by its owner only, because rows may name people.
 */
export class RejectedFile {
  readonly path: string;
  private readonly columns: readonly string[];
  private output?: { csv: Stringifier; file: WriteStream };

  constructor(directory: string, what: string, startedAt: Date, columns: readonly string[]) {
    const time = startedAt.toISOString().slice(0, 19).replaceAll(':', '-');
    this.path = join(directory, `import-${what}-${time}.rejected.csv`);
    this.columns = columns.filter((name) => name !== rowColumn && name !== reasonColumn);
  }

  async add(row: number, reason: string, values: Record<string, string>): Promise<void> {
    this.output ??= this.open();
    const cells = this.columns.map((name) => values[name] ?? '');
    if (!this.output.csv.write([String(row), reason, ...cells])) await once(this.output.csv, 'drain');
  }

  async close(): Promise<void> {
    if (!this.output) return;
    const { csv, file } = this.output;
    csv.end();
    await once(file, 'close');
  }

  private open() {
    const file = createWriteStream(this.path, { mode: 0o600 });
    const csv = stringify({ cast: { string: escapeFormula }, header: true, columns: [rowColumn, reasonColumn, ...this.columns] });
    csv.pipe(file);
    return { csv, file };
  }
}
