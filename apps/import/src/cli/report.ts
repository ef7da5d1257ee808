import type { RejectedFile } from '../csv/rejected-file.js';
import { describeTally, emptyTally, type Outcome } from './tally.js';
import type { Run } from '../run.js';

const shownMax = 10;

/** Counts what became of each row and keeps the refused ones. */
export class Report {
  readonly tally = emptyTally();
  private readonly shown: string[] = [];

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

  async refuse(row: number, reason: string, values: Record<string, string>): Promise<void> {
    this.tally.refused++;
    if (this.shown.length < shownMax) this.shown.push(`  row ${row}: ${reason}`);
    await this.rejected.add(row, reason, values);
  }

  /** Prints the summary and gives the exit code: 0 when nothing was refused, 2 otherwise. */
  async finish(): Promise<number> {
    await this.rejected.close();
    const { rows, dryRun } = this.what;
    if (dryRun) this.run.print('Dry run: nothing was changed.');
    this.run.print(describeTally(rows, this.tally, dryRun));
    const { refused } = this.tally;
    if (refused === 0) return 0;
    for (const line of this.shown) this.run.print(line);
    if (refused > this.shown.length) this.run.print(`  ... and ${refused - this.shown.length} more`);
    this.run.print(`Refused rows, with the reason for each: ${this.rejected.path}`);
    return 2;
  }
}
