import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { Timers } from '@owcr/timers';

export const sweepKind = 'review-sweep';

/**
 * A look through the review queue after roster or boundaries have changed, or when an absence ends. It is a timer of the same transaction, so it is
 * neither lost when the process dies right after nor in the way of the answer, however long the queue is.
 */
@Injectable()
export class ReviewSweep {
  constructor(private readonly timers: Timers) {}

  /** From the oldest on. Each start is a sweep of its own: one that is under way has already passed some issues. */
  async start(tx: Tx): Promise<void> {
    await this.goOn(tx, { id: randomUUID(), version: 1, subject: '' });
  }

  /** At a moment from which on somebody is available again. `dueAt`: ISO 8601. */
  async startAt(tx: Tx, dueAt: string): Promise<void> {
    await this.timers.schedule(tx, [{ id: randomUUID(), version: 1, subject: '', kind: sweepKind, dueAt }]);
  }

  async goOn(tx: Tx, next: { id: string; version: number; subject: string }): Promise<void> {
    await this.timers.schedule(tx, [{ ...next, kind: sweepKind, dueAt: new Date().toISOString() }]);
  }
}
