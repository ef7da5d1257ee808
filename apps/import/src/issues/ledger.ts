import { closeSync, openSync, writeSync } from 'node:fs';

export interface LedgerLine {
  sourceId: string;
  issueId: string;
  reference: string;
}

/** What the system accepted, one JSON line each, written before the next row is taken: what is in here must never be lost. */
export class Ledger {
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, 'a', 0o600);
  }

  add({ sourceId, issueId, reference }: LedgerLine): void {
    writeSync(this.file, `${JSON.stringify({ sourceId, issueId, reference })}\n`);
  }

  close(): void {
    closeSync(this.file);
  }
}
