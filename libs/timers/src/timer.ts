import type { EntityManager } from 'typeorm';

/** A timer that has come due. `subject` is the aggregate it belongs to, `version` the state of it that it was set for. */
export interface TimerRow {
  id: string;
  kind: string;
  subject: string;
  version: number;
  /** When it was meant to fire, also after it was postponed. */
  dueAt: Date;
}

export interface NewTimer {
  id: string;
  kind: string;
  subject: string;
  version: number;
  dueAt: string | Date;
}

/**
 * What an application does when timers come due.
 *
 * `fire` gets up to a hundred due timers in the transaction that removes them: its effect and their removal are one. It locks
 * the subjects, ordered by their id, and ignores every timer whose subject has moved on: a timer that is cancelled while it
 * fires may still reach it. Throwing rolls back; the timers then come again one by one, so one timer never blocks the others.
 */
export interface TimerHandler {
  fire(tx: EntityManager, due: readonly TimerRow[]): Promise<void>;
  /** The timers that should exist and do not. One statement has to see both the subject and its timer, or it reports falsely. */
  findMissing?(tx: EntityManager): Promise<readonly NewTimer[]>;
}
