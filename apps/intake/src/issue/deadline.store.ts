import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import type { IssueEntity } from './issue.entity.js';
import { withDeadline, type DeadlineEvent, type Deadlines } from './deadline.js';

export type DeadlineColumns = Pick<
  IssueEntity,
  'acknowledge_started_at' | 'acknowledge_due_at' | 'resolve_started_at' | 'resolve_due_at'
>;

/** The deadlines of issues, as `escalation` states them. They are no change of the issue: its version stays. */
@Injectable()
export class DeadlineStore {
  /** Applies events in the order given, with one lock and one update. Events about issues that are not known are passed over. */
  async save(tx: Tx, events: readonly DeadlineEvent[]): Promise<void> {
    const ids = [...new Set(events.map(({ data }) => data.issueId))];
    const rows: (DeadlineColumns & { id: string })[] = await tx.query(
      `SELECT id, acknowledge_started_at, acknowledge_due_at, resolve_started_at, resolve_due_at FROM issue
        WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
      [ids],
    );
    if (rows.length === 0) return;
    const after = new Map(rows.map((row) => [row.id, deadlinesOf(row)]));
    for (const event of events) {
      const before = after.get(event.data.issueId);
      if (before) after.set(event.data.issueId, withDeadline(before, event));
    }
    await send(
      tx,
      `UPDATE issue SET acknowledge_started_at = d.acknowledge_started_at, acknowledge_due_at = d.acknowledge_due_at,
          resolve_started_at = d.resolve_started_at, resolve_due_at = d.resolve_due_at
         FROM jsonb_to_recordset($1::jsonb) AS d (id uuid, acknowledge_started_at timestamptz, acknowledge_due_at timestamptz,
           resolve_started_at timestamptz, resolve_due_at timestamptz)
        WHERE issue.id = d.id AND issue.id = ANY ($2::uuid[])`,
      [JSON.stringify([...after].map(([id, deadlines]) => ({ id, ...columnsOf(deadlines) }))), [...after.keys()]],
    );
  }
}

export function deadlinesOf(row: DeadlineColumns): Deadlines {
  const deadline = (startedAt: Date | null, dueAt: Date | null) =>
    startedAt === null || dueAt === null ? null : { startedAt: startedAt.toISOString(), dueAt: dueAt.toISOString() };
  return {
    acknowledge: deadline(row.acknowledge_started_at, row.acknowledge_due_at),
    resolve: deadline(row.resolve_started_at, row.resolve_due_at),
  };
}

function columnsOf({ acknowledge, resolve }: Deadlines) {
  return {
    acknowledge_started_at: acknowledge?.startedAt ?? null,
    acknowledge_due_at: acknowledge?.dueAt ?? null,
    resolve_started_at: resolve?.startedAt ?? null,
    resolve_due_at: resolve?.dueAt ?? null,
  };
}
