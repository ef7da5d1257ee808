import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import type { Fact } from '@owcr/contracts';
import { send, Outbox, type Tx } from '@owcr/messaging';
import { refusalOf, type DomainError } from '@owcr/platform';
import { HeldReportStore } from './held-report.store.js';
import { refusal } from './issue.access.js';
import type { IssueDto } from './issue.dto.js';
import type { Issue } from './issue.js';
import { changingColumnsOf, issueDtoOf, issueOf, type IssueRow } from './issue.row.js';

const changesSql = `
  c AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS c (
    id uuid, status text, version int, event_count int, category text, priority text, lat float8, lng float8,
    located_at timestamptz, sector text, precinct text, officer_id uuid,
    assignment_number int, review_cause text, referred_to text, resolution_reason text, resolution_note text,
    resolved_at timestamptz, reopen_count int, merged_into uuid, survivor_id uuid))`;

/**
 * What status an issue had since when is kept with the change itself: reporters are told it. The ids stand beside the rows, for the planner
 * takes a list of rows for a hundred, and reads the table whole.
 */
const updateSql = `
  WITH ${changesSql}, step AS (
    INSERT INTO issue_step (issue_id, version, status, at)
    SELECT c.id, c.version, c.status, now() FROM c JOIN issue USING (id) WHERE issue.id = ANY ($2::uuid[]) AND issue.status <> c.status)
  UPDATE issue SET
    status = c.status, version = c.version, event_count = c.event_count, category = c.category,
    priority = c.priority, lat = c.lat, lng = c.lng, located_at = c.located_at,
    sector = c.sector, precinct = c.precinct, officer_id = c.officer_id, assignment_number = c.assignment_number,
    review_cause = c.review_cause, referred_to = c.referred_to, resolution_reason = c.resolution_reason,
    resolution_note = c.resolution_note, resolved_at = c.resolved_at, reopen_count = c.reopen_count,
    merged_into = c.merged_into, survivor_id = c.survivor_id, updated_at = now()
  FROM c WHERE issue.id = c.id AND issue.id = ANY ($2::uuid[])`;

/** Issues as rows. Whoever changes one has locked it before. */
@Injectable()
export class IssueStore {
  constructor(
    private readonly outbox: Outbox,
    private readonly held: HeldReportStore,
  ) {}

  /**
   * Locks issues until the transaction ends, in one order for everybody, so that two never wait for each other. The report of one that was
   * held back is stated now: whatever comes next is stated after it.
   */
  async lock(tx: Tx, ids: readonly string[]): Promise<Map<string, Issue>> {
    const rows: IssueRow[] = await tx.query('SELECT * FROM issue WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [
      [...new Set(ids)],
    ]);
    await this.held.stateFirst(tx, rows);
    return new Map(rows.map((row) => [row.id, issueOf(row)]));
  }

  /** Saves locked issues with one statement, and appends their facts with another. */
  async save(tx: Tx, issues: readonly Issue[], facts: readonly Fact[]): Promise<void> {
    const ids = issues.map(({ id }) => id);
    if (ids.length > 0) await send(tx, updateSql, [JSON.stringify(issues.map(changingColumnsOf)), ids]);
    await this.outbox.append(tx, facts);
  }

  /** One issue as `principal` is shown it, and where it belongs; null where there is none within reach. */
  async read(tx: Tx, id: string, principal: Principal): Promise<{ issue: Issue; dto: IssueDto } | null> {
    const [row]: (IssueRow & { officer_name: string | null })[] = await tx.query(
      `SELECT issue.*, officer_name.name AS officer_name FROM issue LEFT JOIN officer_name USING (officer_id) WHERE issue.id = $1`,
      [id],
    );
    return row ? { issue: issueOf(row), dto: issueDtoOf(row, row.officer_name, principal) } : null;
  }

  /** Why this issue was not found within the reach of `principal`. */
  async refusalOf(tx: Tx, id: string, principal: Principal): Promise<DomainError> {
    const why = await refusalOf(tx, 'issue', 'SELECT FROM issue WHERE id = $1', id);
    return why.code === 'forbidden' ? refusal(principal) : why;
  }

  /** Resolved issues that no timer will ever close; a few at a time. */
  async resolvedWithoutTimer(tx: Tx): Promise<Issue[]> {
    const rows: IssueRow[] = await tx.query(
      `SELECT * FROM issue WHERE status = 'resolved' AND NOT EXISTS (SELECT FROM timer WHERE timer.id = issue.id) ORDER BY resolved_at LIMIT 1000`,
    );
    return rows.map(issueOf);
  }
}
