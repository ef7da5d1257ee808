import { theService } from '@owcr/access';
import { isPassing, reasonOf, serviceLabel, type Transactions } from '@owcr/messaging';
import type { EntityManager } from 'typeorm';
import { timerLateness, timerRoundFailures, timersFired, timersPostponed } from './metrics.js';
import { claimBatch, claimOne, type ClaimedTimer, postpone, untilNextDueMs } from './timer.store.js';
import { Repeated } from './repeated.js';
import type { TimerHandler } from './timer.js';

/** What another instance sets is seen this late at most, should that one die before it fires. What this process sets wakes it (`comeBy`). */
const idleSleepMaxMs = 1_000;
/** A timer is due but another instance holds it: look again soon, in case that one dies. */
const heldElsewhereMs = 20;
const failureBackoffMaxMs = 2000;
/** So many of one batch: the database is in trouble, not the timer. */
const passingFailuresMax = 3;

export interface TimerLog {
  error(message: string): void;
}

/** Fires due timers until it is stopped. Any number of these may run on one database: each timer fires once. */
export class TimerLoop extends Repeated {
  private failuresInARow = 0;

  constructor(
    private readonly transactions: Pick<Transactions, 'run'>,
    private readonly db: EntityManager,
    private readonly handler: TimerHandler,
    private readonly log: TimerLog,
  ) {
    super();
  }

  /** Fires what is due and says how long to sleep. Never throws. */
  protected async round(): Promise<number> {
    try {
      const nextMs = await untilNextDueMs(this.db);
      const fired = nextMs !== null && nextMs <= 0 ? await this.fireBatch() : 0;
      this.failuresInARow = 0;
      if (fired > 0) return 0;
      return nextMs !== null && nextMs <= 0 ? heldElsewhereMs * (0.5 + Math.random()) : idleSleepMs(nextMs);
    } catch (error) {
      timerRoundFailures.inc(serviceLabel());
      this.failuresInARow += 1;
      this.log.error(`timers: round failed, trying again: ${reasonOf(error)}`);
      return Math.min(failureBackoffMaxMs, 50 * 2 ** Math.min(this.failuresInARow, 10)) * (0.5 + Math.random() / 2);
    }
  }

  /** Returns how many timers were dealt with. */
  private async fireBatch(): Promise<number> {
    let due: ClaimedTimer[] = [];
    try {
      await this.fire(async (tx) => (due = await claimBatch(tx)));
    } catch (error) {
      if (due.length === 0) throw error;
      timerRoundFailures.inc(serviceLabel());
      this.log.error(`timers: a batch of ${due.length} failed, taking it one by one: ${reasonOf(error)}`);
      await this.fireOneByOne(due);
    }
    return due.length;
  }

  /** One whose handler fails is put off. Where the database fails it stays due; when that happens again and again the rest waits too. */
  private async fireOneByOne(due: readonly ClaimedTimer[]): Promise<void> {
    const passing: unknown[] = [];
    for (const timer of due) {
      await this.fireOrPostpone(timer).catch((error: unknown) => passing.push(error));
      if (passing.length >= passingFailuresMax) break;
    }
    if (passing.length > 0) throw passing[0];
  }

  private async fireOrPostpone(timer: ClaimedTimer): Promise<void> {
    try {
      await this.fire((tx) => claimOne(tx, timer));
    } catch (error) {
      if (isPassing(error)) throw error;
      const attempts = await this.transactions.run((tx) => postpone(tx, timer));
      timersPostponed.inc(serviceLabel());
      this.log.error(
        `timers: ${timer.kind} ${timer.id} of ${timer.subject} failed ${attempts} times and is put off: ${reasonOf(error)}`,
      );
    }
  }

  private async fire(claim: (tx: EntityManager) => Promise<ClaimedTimer[]>): Promise<void> {
    let claimedAtMs = 0;
    const fired = await this.transactions.run(async (tx) => {
      const due = await claim(tx);
      claimedAtMs = performance.now();
      if (due.length > 0) await this.handler.fire(tx, due);
      return due;
    }, theService);
    const sinceClaimMs = performance.now() - claimedAtMs;
    for (const timer of fired) timerLateness.observe(serviceLabel(), Math.max(0, timer.lateMs + sinceClaimMs) / 1000);
    timersFired.inc(serviceLabel(), fired.length);
  }
}

/** Until the next timer is due, but never past the limit: another instance may set one meanwhile that is due earlier. Jitter spreads instances. */
function idleSleepMs(nextMs: number | null): number {
  const limitMs = idleSleepMaxMs * (0.5 + Math.random() / 2);
  return nextMs === null ? limitMs : Math.min(limitMs, nextMs + 1 + Math.random() * 4);
}
