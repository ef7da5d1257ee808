import { Injectable } from '@nestjs/common';
import type { Scope } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import type { AssignedOfficerDto, AssignmentDto } from './assignment.answer.dto.js';
import { viewColumns, viewOf, type ViewRow } from './assignment.view.store.js';
import type { HandOverWhy } from './hand-over.dto.js';

export type Left = AssignmentDto & { why: HandOverWhy; until: string | null };

/** Acknowledged, by somebody who is absent or inactive now. `a` the assignment, `o` the officer, `l` the absence. */
const leftBehind = `
  FROM assignment a JOIN officer o ON o.id = a.officer_id
  LEFT JOIN absence l ON l.officer_id = o.id AND o.active AND l.starts_at <= now() AND l.ends_at > now()
  WHERE a.state = 'acknowledged' AND (NOT o.active OR l.id IS NOT NULL)
    AND ($1::text[] IS NULL OR a.precinct = ANY($1))`;

/** Finds what people were working on who are not there any more. */
@Injectable()
export class HandOverStore {
  /** Oldest first, only what the scope shows. */
  async list(tx: Tx, scope: Scope, after: { reportedAt: string; issueId: string } | null, limit: number): Promise<Left[]> {
    const rows: (ViewRow & { isActive: boolean; absentUntil: Date | null })[] = await tx.query(
      `SELECT ${viewColumns}, o.active AS "isActive", l.ends_at AS "absentUntil" ${leftBehind}
         AND ($2::timestamptz IS NULL OR (a.reported_at, a.issue_id) > ($2, $3::uuid))
       ORDER BY a.reported_at, a.issue_id LIMIT $4`,
      [precinctsOf(scope), after?.reportedAt ?? null, after?.issueId ?? null, limit],
    );
    return rows.map(({ isActive, absentUntil, ...row }) => ({
      ...viewOf(row),
      why: isActive ? 'absent' : 'inactive',
      until: absentUntil?.toISOString() ?? null,
    }));
  }

  /** The issues one officer has left behind, oldest first. */
  async issueIdsOf(tx: Tx, scope: Scope, officerId: string): Promise<string[]> {
    const rows: { issueId: string }[] = await tx.query(
      `SELECT a.issue_id AS "issueId" ${leftBehind} AND a.officer_id = $2 ORDER BY a.reported_at, a.issue_id`,
      [precinctsOf(scope), officerId],
    );
    return rows.map(({ issueId }) => issueId);
  }

  async officers(tx: Tx, officerIds: readonly string[]): Promise<Map<string, AssignedOfficerDto>> {
    const rows: AssignedOfficerDto[] = await tx.query('SELECT id, name, badge FROM officer WHERE id = ANY($1::uuid[])', [
      officerIds,
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function precinctsOf(scope: Scope): readonly string[] | null {
  return scope.everywhere ? null : scope.precincts;
}
