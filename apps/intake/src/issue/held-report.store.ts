import { Injectable } from '@nestjs/common';
import { send, Outbox, type Tx } from '@owcr/messaging';
import type { IssueRow } from './issue.row.js';
import { reportedFactOf } from './issue.row.js';

/** Counting further costs more than the number is worth. */
const countMax = 100_000;

/**
 * Imported issues whose first event is held back, so that a file of a million never stands before what somebody reports on a page. The
 * event is stated by whoever comes first: the release, or the one who locks the issue to change it. It is always the first of its key.
 */
@Injectable()
export class HeldReportStore {
  constructor(private readonly outbox: Outbox) {}

  async hold(tx: Tx, issueIds: readonly string[]): Promise<void> {
    if (issueIds.length === 0) return;
    await send(tx, 'INSERT INTO held_report (issue_id) SELECT unnest($1::uuid[])', [issueIds]);
  }

  /** Up to `countMax`. */
  async count(tx: Tx): Promise<number> {
    const [row]: { n: string }[] = await tx.query(`SELECT count(*) AS n FROM (SELECT FROM held_report LIMIT ${countMax}) held`);
    return Number(row?.n ?? 0);
  }

  /** States the reports of the oldest that nobody else is stating, at most `max` of them, and gives their ids. */
  async release(tx: Tx, max: number): Promise<string[]> {
    const rows: IssueRow[] = await tx.query(
      `WITH due AS (DELETE FROM held_report WHERE issue_id = ANY (ARRAY(
         SELECT issue_id FROM held_report ORDER BY issue_id LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING issue_id)
       SELECT issue.* FROM due JOIN issue ON issue.id = due.issue_id ORDER BY issue.id`,
      [max],
    );
    await this.outbox.append(tx, rows.map(reportedFactOf));
    return rows.map(({ id }) => id);
  }

  /** States the reports of these issues, where they are held, before anything else is stated of them. The caller has locked them. */
  async stateFirst(tx: Tx, locked: readonly IssueRow[]): Promise<void> {
    const candidates = locked.filter(mayBeHeld);
    if (candidates.length === 0) return;
    const held: [{ issue_id: string }[], number] = await tx.query(
      'DELETE FROM held_report WHERE issue_id = ANY ($1::uuid[]) RETURNING issue_id',
      [candidates.map(({ id }) => id)],
    );
    const ids = new Set(held[0].map(({ issue_id }) => issue_id));
    await this.outbox.append(tx, candidates.filter(({ id }) => ids.has(id)).map(reportedFactOf));
  }

  /** Those of the issues that somebody has worked on since: assigned, put in front of a clerk, or ended. */
  async settled(tx: Tx, issueIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM issue WHERE id = ANY ($1::uuid[]) AND (assignment_number > 0 OR review_cause IS NOT NULL OR status <> 'reported')`,
      [issueIds],
    );
    return rows.map(({ id }) => id);
  }
}

/** Only what came from elsewhere and has not been touched since. */
function mayBeHeld({ source_system, event_count }: IssueRow): boolean {
  return source_system !== null && event_count === 1;
}
