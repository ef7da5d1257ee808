import { Injectable } from '@nestjs/common';
import type { Scope } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { refusalOf, type DomainError } from '@owcr/platform';
import type { AssignmentDto, AssignmentHistoryEntryDto } from './assignment.answer.dto.js';
import type { ListedState } from './assignment.dto.js';

export interface AssignmentFilter {
  state: ListedState | null;
  officerId: string | null;
  sector: string | null;
  after: { reportedAt: string; issueId: string } | null;
  limit: number;
}

const historyMax = 200;

const officer = `CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'name', o.name, 'badge', o.badge) END AS officer`;
export const viewColumns = `a.issue_id AS "issueId", a.reference, a.category, a.priority, a.state, a.review_cause AS "reviewCause", a.sector, a.precinct,
  CASE WHEN a.lat IS NULL THEN NULL ELSE jsonb_build_object('lat', a.lat, 'lng', a.lng) END AS location,
  ${officer}, a.number, a.reasons, a.reported_at AS "reportedAt", a.acknowledged_at AS "acknowledgedAt", a.version`;

export type ViewRow = Omit<AssignmentDto, 'reportedAt' | 'acknowledgedAt'> & { reportedAt: Date; acknowledgedAt: Date | null };

@Injectable()
export class AssignmentViewStore {
  /** Null for an issue that is unknown or out of reach, and for one of which only the end is known. */
  async find(tx: Tx, issueId: string): Promise<AssignmentDto | null> {
    const rows: ViewRow[] = await tx.query(
      `SELECT ${viewColumns} FROM assignment a LEFT JOIN officer o ON o.id = a.officer_id WHERE a.issue_id = $1 AND a.state <> 'ended'`,
      [issueId],
    );
    return rows[0] ? viewOf(rows[0]) : null;
  }

  /** Why this assignment was not found within reach. */
  refusalOf(tx: Tx, issueId: string): Promise<DomainError> {
    return refusalOf(tx, 'assignment', `SELECT FROM assignment WHERE issue_id = $1 AND state <> 'ended'`, issueId);
  }

  /** Oldest first; of a very long history, its latest part. */
  async history(tx: Tx, issueId: string): Promise<AssignmentHistoryEntryDto[]> {
    const rows: (Omit<AssignmentHistoryEntryDto, 'at'> & { at: Date })[] = await tx.query(
      `SELECT h.at, h.what, ${officer}, h.by_id AS by, h.detail
       FROM (SELECT * FROM assignment_history WHERE issue_id = $1 ORDER BY id DESC LIMIT ${historyMax}) h
       LEFT JOIN officer o ON o.id = h.officer_id ORDER BY h.id`,
      [issueId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Oldest first, only what the scope shows. */
  async list(tx: Tx, scope: Scope, { state, officerId, sector, after, limit }: AssignmentFilter): Promise<AssignmentDto[]> {
    const [precincts, own] = scope.everywhere ? [null, null] : [scope.precincts, scope.officerId];
    const rows: ViewRow[] = await tx.query(
      `SELECT ${viewColumns} FROM assignment a LEFT JOIN officer o ON o.id = a.officer_id
       WHERE a.state ${state === 'review' ? `= 'review' AND $1::text = 'review'` : `<> 'ended' AND ($1::text IS NULL OR a.state = $1)`}
         AND ($2::uuid IS NULL OR a.officer_id = $2) AND ($3::text IS NULL OR a.sector = $3)
         AND ($4::text[] IS NULL OR a.precinct = ANY($4) OR a.officer_id = $5::uuid)
         AND ($6::timestamptz IS NULL OR (a.reported_at, a.issue_id) > ($6, $7::uuid))
       ORDER BY a.reported_at, a.issue_id LIMIT $8`,
      [state, officerId, sector, precincts, own, after?.reportedAt ?? null, after?.issueId ?? null, limit],
    );
    return rows.map(viewOf);
  }
}

export function viewOf(row: ViewRow): AssignmentDto {
  return { ...row, reportedAt: row.reportedAt.toISOString(), acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null };
}
