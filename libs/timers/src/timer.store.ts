import type { EntityManager } from 'typeorm';
import type { TimerRow } from './timer.js';

/** How many timers fire in one transaction. */
export const timerBatchMax = 500;
/** A timer whose handler fails waits 1, 2, 4, ... seconds, and never longer than this. */
const postponeMaxSeconds = 300;

/** A timer as it was claimed. `lateMs` is how long it had been due, by the clock of the database. */
export interface ClaimedTimer extends TimerRow {
  lateMs: number;
}

interface ClaimedRow {
  id: string;
  kind: string;
  subject: string;
  version: number;
  due_at: Date;
  late_ms: number;
}

/**
 * `now()` is looked up in the index on due_at, `clock_timestamp()` would be filtered. SKIP LOCKED lets several instances fire
 * side by side. The ctid names exactly the row versions that were locked, so no other row of the same id is touched.
 */
const claimSql = (which: string) => `
  WITH due AS MATERIALIZED (
    DELETE FROM timer WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM timer WHERE due_at <= now() ${which} FOR UPDATE SKIP LOCKED))
    RETURNING id, kind, subject, version, coalesce(postponed_from, due_at) AS due_at)
  SELECT *, extract(epoch FROM clock_timestamp() - due_at)::float8 * 1000 AS late_ms FROM due ORDER BY due_at`;

const claimBatchSql = claimSql(`ORDER BY due_at LIMIT ${timerBatchMax}`);
const claimOneSql = claimSql('AND id = $1 AND version = $2');

/** Removes up to `timerBatchMax` due timers that nobody else is firing. They are back if the transaction rolls back. */
export async function claimBatch(tx: EntityManager): Promise<ClaimedTimer[]> {
  return (await tx.query<ClaimedRow[]>(claimBatchSql)).map(toClaimed);
}

/** Removes one timer, unless it is gone, not due any more or being fired elsewhere. */
export async function claimOne(tx: EntityManager, timer: TimerRow): Promise<ClaimedTimer[]> {
  return (await tx.query<ClaimedRow[]>(claimOneSql, [timer.id, timer.version])).map(toClaimed);
}

function toClaimed(row: ClaimedRow): ClaimedTimer {
  const { due_at: dueAt, late_ms: lateMs, ...rest } = row;
  return { ...rest, dueAt, lateMs };
}

/** Milliseconds until the next timer is due, negative when it is overdue, null when there is none. */
export async function untilNextDueMs(db: EntityManager): Promise<number | null> {
  const rows = await db.query<{ ms: number }[]>(
    'SELECT extract(epoch FROM due_at - now())::float8 * 1000 AS ms FROM timer ORDER BY due_at LIMIT 1',
  );
  return rows[0]?.ms ?? null;
}

/** Puts a timer off whose handler failed, each time for longer; it keeps the time it was meant for. Returns its failures so far. */
export async function postpone(tx: EntityManager, timer: TimerRow): Promise<number> {
  const [rows] = await tx.query<[{ attempts: number }[], number]>(
    `UPDATE timer SET attempts = attempts + 1, postponed_from = coalesce(postponed_from, due_at),
       due_at = now() + make_interval(secs => least(${postponeMaxSeconds}, power(2, least(attempts, 20))))
     WHERE id = $1 AND version = $2 RETURNING attempts`,
    [timer.id, timer.version],
  );
  return rows[0]?.attempts ?? 0;
}
