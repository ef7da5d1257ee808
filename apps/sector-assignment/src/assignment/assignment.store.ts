import { Injectable } from '@nestjs/common';
import { assertNever } from '@owcr/contracts';
import { send, type Tx } from '@owcr/messaging';
import type { Happening } from './assignment.js';
import { rowOf, storedOf, type AssignmentRow, type Stored } from './assignment.row.js';

export interface Changed extends Stored {
  happenings: Happening[];
}

interface HistoryRow {
  issue_id: string;
  at: string;
  what: Happening['type'];
  officer_id: string | null;
  by_id: string | null;
  detail: string | null;
}

const byIdsSql = 'SELECT * FROM assignment WHERE issue_id = ANY($1::uuid[]) ORDER BY issue_id';

@Injectable()
export class AssignmentStore {
  /** Locks what is known of these issues, always in one order, so that two batches never wait for each other in a circle. */
  async lock(tx: Tx, issueIds: readonly string[]): Promise<Map<string, Stored>> {
    return storedBy(await tx.query(`${byIdsSql} FOR UPDATE`, [issueIds]));
  }

  /** What is known of these issues, for a transaction that changes nothing. */
  async read(tx: Tx, issueIds: readonly string[]): Promise<Map<string, Stored>> {
    return storedBy(await tx.query(byIdsSql, [issueIds]));
  }

  /**
   * The next issues in review that a change of roster or boundaries can help, oldest first. They are locked in the order of
   * `lock`; one that has left the review meanwhile comes along as what it is now.
   */
  async lockInReview(tx: Tx, after: { reportedAt: string; issueId: string } | null, limit: number): Promise<Stored[]> {
    const next: { issue_id: string }[] = await tx.query(
      `SELECT issue_id FROM assignment
       WHERE state = 'review' AND review_cause IN ('no-officer', 'outside-sectors')
         AND ($1::timestamptz IS NULL OR (reported_at, issue_id) > ($1, $2::uuid))
       ORDER BY reported_at, issue_id LIMIT $3`,
      [after?.reportedAt ?? null, after?.issueId ?? null, limit],
    );
    const issueIds = next.map(({ issue_id }) => issue_id);
    const locked = await this.lock(tx, issueIds);
    return issueIds.flatMap((issueId) => locked.get(issueId) ?? []);
  }

  /** The next issues an officer has and has not acknowledged, oldest first, locked in the order of `lock`. */
  async lockAssignedTo(
    tx: Tx,
    officerId: string,
    after: { reportedAt: string; issueId: string } | null,
    limit: number,
  ): Promise<Stored[]> {
    const next: { issue_id: string }[] = await tx.query(
      `SELECT issue_id FROM assignment
       WHERE officer_id = $1 AND state = 'assigned' AND ($2::timestamptz IS NULL OR (reported_at, issue_id) > ($2, $3::uuid))
       ORDER BY reported_at, issue_id LIMIT $4`,
      [officerId, after?.reportedAt ?? null, after?.issueId ?? null, limit],
    );
    const locked = await this.lock(
      tx,
      next.map(({ issue_id }) => issue_id),
    );
    return next.flatMap(({ issue_id }) => locked.get(issue_id) ?? []);
  }

  /** Saves all with one statement, and what happened with another. */
  async save(tx: Tx, changes: readonly Changed[]): Promise<void> {
    const updated_at = new Date().toISOString();
    await send(
      tx,
      `INSERT INTO assignment SELECT * FROM jsonb_populate_recordset(null::assignment, $1::jsonb)
       ON CONFLICT (issue_id) DO UPDATE SET (state, reference, category, priority, lat, lng, reported_at, timed_from, history, sector, precinct, officer_id, number,
         reasons, declined_by, review_cause, wanted, acknowledged_at, version, event_count, updated_at)
         = (excluded.state, excluded.reference, excluded.category, excluded.priority, excluded.lat, excluded.lng, excluded.reported_at,
            excluded.timed_from, excluded.history, excluded.sector, excluded.precinct, excluded.officer_id, excluded.number, excluded.reasons, excluded.declined_by,
            excluded.review_cause, excluded.wanted, excluded.acknowledged_at, excluded.version, excluded.event_count, excluded.updated_at)`,
      [JSON.stringify(changes.map((change) => ({ ...rowOf(change), updated_at })))],
    );
    const history = changes.flatMap(({ assignment, happenings }) =>
      happenings.map((happening) => historyOf(assignment.issueId, happening)),
    );
    await send(
      tx,
      `INSERT INTO assignment_history (issue_id, at, what, officer_id, by_id, detail)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS h (issue_id uuid, at timestamptz, what text, officer_id uuid, by_id uuid, detail text)`,
      [JSON.stringify(history)],
    );
  }
}

function storedBy(rows: readonly AssignmentRow[]): Map<string, Stored> {
  return new Map(rows.map((row) => [row.issue_id, storedOf(row)]));
}

function historyOf(issueId: string, happening: Happening): HistoryRow {
  const row = { issue_id: issueId, at: happening.at, what: happening.type, officer_id: null, by_id: null, detail: null };
  switch (happening.type) {
    case 'made':
      return { ...row, officer_id: happening.officerId, by_id: happening.by, detail: happening.cause };
    case 'review-needed':
      return { ...row, detail: happening.reviewCause };
    case 'corrected':
    case 'located':
      return { ...row, by_id: happening.by };
    case 'acknowledged':
      return { ...row, officer_id: happening.officerId, by_id: happening.by };
    case 'declined':
      return { ...row, officer_id: happening.officerId, by_id: happening.by, detail: happening.reason };
    case 'closed':
      return { ...row, detail: happening.cause };
    default:
      return assertNever(happening);
  }
}
