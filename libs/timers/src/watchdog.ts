import { theService } from '@owcr/access';
import { reasonOf, serviceLabel, type Transactions } from '@owcr/messaging';
import type { EntityManager } from 'typeorm';
import { timerOverdue, timerRoundFailures, timersRestored } from './metrics.js';
import { Repeated } from './repeated.js';
import type { TimerLog } from './timer-loop.js';
import { untilNextDueMs } from './timer.store.js';
import type { TimerHandler } from './timer.js';
import type { Timers } from './timers.js';

export const watchIntervalMs = 30_000;
const overdueAlarmSeconds = 60;
const watchdogLock = 'timers.watchdog';

/**
 * Every half minute: what should have a timer and has none gets it back, and somebody is told, for that is a fault of ours.
 * One instance at a time looks.
 */
export class TimerWatchdog extends Repeated {
  constructor(
    private readonly transactions: Pick<Transactions, 'run'>,
    private readonly timers: Timers,
    private readonly handler: TimerHandler,
    private readonly log: TimerLog,
  ) {
    super();
  }

  override start(): void {
    super.start(pauseMs());
  }

  protected async round(): Promise<number> {
    await this.look().catch((error: unknown) => {
      timerRoundFailures.inc(serviceLabel());
      this.log.error(`timers: watchdog failed: ${reasonOf(error)}`);
    });
    return pauseMs();
  }

  /** One look. Returns how many timers it restored. */
  async look(): Promise<number> {
    return this.transactions.run(async (tx) => {
      if (!(await onlyMe(tx))) return 0;
      await this.watchOverdue(tx);
      const missing = (await this.handler.findMissing?.(tx)) ?? [];
      if (missing.length === 0) return 0;
      await this.timers.schedule(tx, missing);
      timersRestored.inc(serviceLabel(), missing.length);
      const first = missing.slice(0, 5).map(({ kind, subject }) => `${kind} of ${subject}`);
      this.log.error(
        `timers: ${missing.length} were missing and are set again: ${first.join(', ')}${missing.length > 5 ? ', ...' : ''}`,
      );
      return missing.length;
    }, theService);
  }

  private async watchOverdue(tx: EntityManager): Promise<void> {
    const nextMs = await untilNextDueMs(tx);
    const overdueSeconds = nextMs === null ? 0 : Math.max(0, -nextMs / 1000);
    timerOverdue.set(serviceLabel(), overdueSeconds);
    if (overdueSeconds > overdueAlarmSeconds)
      this.log.error(`timers: the oldest has been due for ${Math.round(overdueSeconds)} s`);
  }
}

/** Jitter spreads the instances. */
function pauseMs(): number {
  return watchIntervalMs * (0.9 + Math.random() / 5);
}

async function onlyMe(tx: EntityManager): Promise<boolean> {
  const rows = await tx.query<{ mine: boolean }[]>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS mine', [
    watchdogLock,
  ]);
  return rows[0]?.mine === true;
}
