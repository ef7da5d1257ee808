import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NewTimer } from './timer.js';
import { onceCommitted, send } from '@owcr/messaging';

/**
 * Sets and cancels timers inside the caller's transaction, which holds the lock of their subjects.
 *
 * Neither waits for a timer that fires at this moment. That one holds its timer and waits for the subject, so waiting for it
 * would be a deadlock; it finds the subject changed and does nothing. This is also why a row is one version of a timer.
 */
@Injectable()
export class Timers {
  private readonly listeners = new Set<(dueAtMs: number) => void>();

  /** Calls `listener` with the time of the first of the timers that a transaction of this process has set. Returns the way to stop. */
  onSet(listener: (dueAtMs: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Sets timers; one with the same id is replaced, whether it was due earlier or later. */
  async schedule(tx: EntityManager, timers: readonly NewTimer[]): Promise<void> {
    if (timers.length === 0) return;
    const ids = timers.map((timer) => timer.id);
    const versions = timers.map((timer) => timer.version);
    await send(tx, removeOtherVersionsSql, [ids, versions]);
    await send(tx, insertSql, [
      ids,
      versions,
      timers.map((timer) => timer.kind),
      timers.map((timer) => timer.subject),
      timers.map((timer) => (typeof timer.dueAt === 'string' ? timer.dueAt : timer.dueAt.toISOString())),
    ]);
    const firstMs = Math.min(...timers.map(({ dueAt }) => new Date(dueAt).getTime()));
    onceCommitted(tx, () => this.listeners.forEach((listener) => listener(firstMs)));
  }

  /** Removes timers; ids that are not set are ignored. */
  async cancel(tx: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await send(tx, cancelSql, [ids]);
  }
}

const cancelSql = `
  DELETE FROM timer WHERE ctid = ANY (ARRAY(SELECT ctid FROM timer WHERE id = ANY ($1::uuid[]) FOR UPDATE SKIP LOCKED))`;

/** By the ids as well as by the pairs: the planner would read the whole table for a function's rows. */
const removeOtherVersionsSql = `
  DELETE FROM timer WHERE ctid = ANY (ARRAY(
    SELECT timer.ctid FROM unnest($1::uuid[], $2::int[]) AS wanted (id, version)
    JOIN timer ON timer.id = wanted.id AND timer.id = ANY ($1::uuid[]) AND timer.version <> wanted.version
    FOR UPDATE OF timer SKIP LOCKED))`;

const insertSql = `
  INSERT INTO timer (id, version, kind, subject, due_at)
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::timestamptz[])
  ON CONFLICT (id, version) DO UPDATE
    SET kind = excluded.kind, subject = excluded.subject, due_at = excluded.due_at, attempts = 0, postponed_from = NULL`;
