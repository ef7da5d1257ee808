import type { RejectedFile } from '../csv/rejected-file.js';
import { Examples } from './examples.js';
import { describeTally, emptyTally, type Outcome } from './tally.js';
import type { Run } from '../run.js';

/** What else is worth knowing of rows that are taken: counted, with examples. */
export interface Remark {
  /** What a person reads after the number, for example `lie in no sector`. */
  kind: string;
  row: number;
}

/** Counts what became of each row, with examples, and keeps the refused ones. */
export class Report {
  readonly tally = emptyTally();
  private readonly refusals = new Examples();
  private readonly remarks = new Examples();

  constructor(
    private readonly run: Run,
    private readonly what: { rows: string; dryRun: boolean },
    private readonly rejected: RejectedFile,
  ) {}

  get rowCount(): number {
    return Object.values(this.tally).reduce((sum, count) => sum + count, 0);
  }

  count(outcome: Exclude<Outcome, 'refused'>, count = 1): void {
    this.tally[outcome] += count;
  }

  remark({ kind, row }: Remark): void {
    this.remarks.add(kind, `row ${row}`);
  }

  /** `fault`: what rows with the same fault share, where it is less than the reason. */
  async refuse(row: number, reason: string, values: Record<string, string>, fault = reason): Promise<void> {
    this.tally.refused++;
    this.refusals.add(fault, `row ${row}: ${reason}`);
    await this.rejected.add(row, reason, values);
  }

  /** Prints the summary and gives the exit code: 0 when nothing was refused, 2 otherwise. */
  async finish(): Promise<number> {
    await this.rejected.close();
    const { print } = this.run;
    const { rows, dryRun } = this.what;
    if (dryRun) print('Dry run: nothing was changed.');
    print(describeTally(rows, this.tally, dryRun));
    for (const { kind, count, examples } of this.remarks.list())
      print(`  ${count} ${kind} (${examples.join(', ')}${rest(count)})`);
    if (this.tally.refused === 0) return 0;
    for (const { kind, count, examples } of this.refusals.list()) {
      if (count > 1) print(`  ${count} refused: ${kind}`);
      for (const example of examples) print(`${count > 1 ? '    ' : '  '}${example}`);
    }
    print(`Refused rows, with the reason for each: ${this.rejected.path}`);
    return 2;
  }
}

/** Whether there are more than the three that are shown. */
function rest(count: number): string {
  return count > 3 ? ', ...' : '';
}
