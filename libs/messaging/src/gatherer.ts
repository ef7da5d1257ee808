import type { Outcome, ReceivedRecord } from './kafka-port.js';

/** So many records at most go into one transaction. */
const gatherMax = 1_000;

interface Waiting {
  records: readonly ReceivedRecord[];
  mustStore: boolean;
  resolve: (outcome: Outcome) => void;
}

/**
 * Puts together what several partitions of one fetch hand over at the same time, so that they share a transaction. Lists
 * that come while one is being handled go into the next. The order within each list is kept.
 */
export class Gatherer {
  private waiting: Waiting[] = [];
  private busy = false;

  /** `mustStore`: nothing may be kept in memory only. */
  constructor(private readonly handle: (records: readonly ReceivedRecord[], mustStore: boolean) => Promise<Outcome>) {}

  add(records: readonly ReceivedRecord[]): Promise<Outcome> {
    return this.queue(records, false);
  }

  /** `done`: nothing of what was handed over before is kept in memory only. */
  settle(): Promise<Outcome> {
    return this.queue([], true);
  }

  private queue(records: readonly ReceivedRecord[], mustStore: boolean): Promise<Outcome> {
    return new Promise((resolve) => {
      this.waiting.push({ records, mustStore, resolve });
      if (!this.busy) {
        this.busy = true;
        // The other partitions of the same fetch are handed over within this turn of the event loop.
        setImmediate(() => void this.work());
      }
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.takeGroup();
      const outcome = await this.handle(
        group.flatMap((w) => w.records),
        group.some((w) => w.mustStore),
      ).catch(() => 'retry' as const);
      for (const { resolve } of group) resolve(outcome);
    }
    this.busy = false;
  }

  private takeGroup(): Waiting[] {
    let total = 0;
    const end = this.waiting.findIndex((w, index) => {
      total += w.records.length;
      return index > 0 && total > gatherMax;
    });
    return this.waiting.splice(0, end === -1 ? this.waiting.length : end);
  }
}
