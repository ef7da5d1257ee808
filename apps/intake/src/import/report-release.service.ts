import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { theService } from '@owcr/access';
import { Transactions } from '@owcr/messaging';
import { HeldReportStore } from '../issue/held-report.store.js';
import { lostOf, roomFor } from './release.js';

/** As many as the assignment works through in about a quarter of a second: so long a report from a page may have to wait behind them. */
const windowMax = 150;
/** Fewer are not worth a transaction while others are under way. */
const chunkMin = 30;
const busyPauseMs = 40;
const idlePauseMs = 1_000;
const failedPauseMs = 2_000;

/**
 * Lets imported reports go, the oldest first and only so many at a time: as they come back assigned, others follow. Several instances may
 * run; each has a window of its own.
 */
@Injectable()
export class ReportRelease implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(ReportRelease.name);
  private readonly underWay = new Map<string, number>();
  private lastReturnMs = 0;
  private stop = new AbortController();
  private wake = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly held: HeldReportStore,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    this.wake.abort();
    await this.loop;
  }

  /** There is something to release: looks at once instead of when it would have anyway. */
  look(): void {
    this.wake.abort();
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      const pauseMs = await this.step().catch((error: unknown) => {
        this.log.warn(`imported reports were not released, next try in ${failedPauseMs} ms: ${String(error)}`);
        return failedPauseMs;
      });
      if (this.stop.signal.aborted) return;
      this.wake = new AbortController();
      await sleep(pauseMs, undefined, pauseMs === idlePauseMs ? { signal: this.wake.signal } : {}).catch(() => undefined);
    }
  }

  /** Answers how long to rest. */
  private async step(): Promise<number> {
    const released = await this.transactions.run(async (tx) => {
      if (this.underWay.size > 0) this.take(await this.held.settled(tx, [...this.underWay.keys()]));
      const room = roomFor(this.underWay, windowMax);
      return room < chunkMin ? [] : this.held.release(tx, room);
    }, theService);
    const nowMs = Date.now();
    for (const id of released) this.underWay.set(id, nowMs);
    return this.underWay.size > 0 ? busyPauseMs : idlePauseMs;
  }

  private take(returned: readonly string[]): void {
    const nowMs = Date.now();
    if (returned.length > 0) this.lastReturnMs = nowMs;
    for (const id of returned) this.underWay.delete(id);
    for (const id of lostOf(this.underWay, nowMs, this.lastReturnMs)) this.underWay.delete(id);
  }
}
