import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import type { TimerHandler, TimerRow } from '@owcr/timers';
import { OfficerRecheck, recheckKind } from './assignment/officer-recheck.js';
import { ReviewRetry } from './assignment/review.retry.js';
import { sweepKind } from './assignment/review.sweep.js';
import { RosterRestatement, restatementKind } from './officer/roster.restatement.js';

/** Gives each due timer to what it was set by. */
@Injectable()
export class DueTimers implements TimerHandler {
  constructor(
    private readonly review: ReviewRetry,
    private readonly recheck: OfficerRecheck,
    private readonly restatement: RosterRestatement,
  ) {}

  async fire(tx: Tx, due: readonly TimerRow[]): Promise<void> {
    for (const timer of due) await this.fireOne(tx, timer);
  }

  private fireOne(tx: Tx, timer: TimerRow): Promise<void> {
    switch (timer.kind) {
      case sweepKind:
        return this.review.retryBatch(tx, timer);
      case recheckKind:
        return this.recheck.checkBatch(tx, timer);
      case restatementKind:
        return this.restatement.next(tx, timer);
      default:
        throw new Error(`no timer of kind ${timer.kind} is known`);
    }
  }
}
