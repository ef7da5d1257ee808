import { setTimeout as sleep } from 'node:timers/promises';
import type { Settled } from '@owcr/platform';

export interface GroupedLimits {
  /** Items written together at most. */
  groupMax: number;
  /** Items that may wait; the next one is refused at once. */
  waitingMax: number;
  /** How long an item waits for its turn before it is refused. */
  waitMaxMs: number;
}

const restMaxMs = 20;

/** Refused before it was begun: nothing was written, and trying again is safe. */
export class Busy extends Error {
  constructor() {
    super('too much is waiting to be written');
  }
}

interface Waiting<In, Out> {
  item: In;
  resolve: (out: Out) => void;
  reject: (reason: unknown) => void;
  deadline: NodeJS.Timeout;
}

/**
 * Gathers what arrives while a write is in progress and writes it together, so that many callers share one commit.
 *
 * Promises: an item that comes alone is written at once. Items are taken in the order they came, one group at a time. Every caller
 * gets the answer or the error of its own item: where the write of a group throws, its items are written one by one, so
 * that only the one at fault fails. An item that was refused with `Busy` was never given to `write`; one that was given to it is
 * answered with what became of it, however long that takes.
 */
export class Grouped<In, Out> {
  private readonly waiting: Waiting<In, Out>[] = [];
  private writing = false;

  /** `write` settles its items in their order, all or nothing where it throws. */
  constructor(
    private readonly write: (items: readonly In[]) => Promise<readonly Settled<Out>[]>,
    private readonly limits: GroupedLimits,
    /** True for a failure that every item would meet alone, too, for example a database that is gone: none is tried again then. */
    private readonly givesUp: (failure: unknown) => boolean = () => false,
  ) {}

  add(item: In): Promise<Out> {
    if (this.waiting.length >= this.limits.waitingMax) return Promise.reject(new Busy());
    return new Promise<Out>((resolve, reject) => {
      const entry: Waiting<In, Out> = {
        item,
        resolve,
        reject,
        deadline: setTimeout(() => this.refuse(entry), this.limits.waitMaxMs),
      };
      this.waiting.push(entry);
      if (!this.writing) void this.drain();
    });
  }

  private refuse(entry: Waiting<In, Out>): void {
    const index = this.waiting.indexOf(entry);
    if (index < 0) return;
    this.waiting.splice(index, 1);
    entry.reject(new Busy());
  }

  private async drain(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, this.limits.groupMax);
      for (const { deadline } of group) clearTimeout(deadline);
      const startedMs = performance.now();
      const settled = await this.settle(group.map(({ item }) => item));
      group.forEach((entry, index) => answer(entry, settled[index]));
      // Those who were answered together ask together again: a moment's rest lets them share the next write, too.
      if (group.length > 1 && this.waiting.length < this.limits.groupMax)
        await sleep(Math.min((performance.now() - startedMs) / 2, restMaxMs));
    }
    this.writing = false;
  }

  /** Never throws. */
  private async settle(items: readonly In[]): Promise<readonly Settled<Out>[]> {
    try {
      return await this.write(items);
    } catch (failed) {
      if (items.length === 1 || this.givesUp(failed)) return items.map(() => ({ failed }));
      const settled: Settled<Out>[] = [];
      for (const item of items) settled.push(...(await this.settle([item])));
      return settled;
    }
  }
}

function answer<In, Out>(entry: Waiting<In, Out>, settled: Settled<Out> | undefined): void {
  if (!settled) entry.reject(new Error('the write of a group left an item without an answer'));
  else if ('done' in settled) entry.resolve(settled.done);
  else entry.reject(settled.failed);
}
