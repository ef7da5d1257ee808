import { Injectable } from '@nestjs/common';
import type { Scope } from '@owcr/access';
import type { EscalationAudience } from '@owcr/contracts';
import type { Tx } from '@owcr/messaging';
import { refusalOf, type DomainError } from '@owcr/platform';
import type { EscalationDto, EscalationState } from './escalation.dto.js';

export interface WallQuery {
  /** Who asks: they see what they own, wherever it lies. */
  viewerId: string;
  scope: Scope;
  state?: EscalationState;
  precinct?: string;
  level?: number;
  audience?: EscalationAudience;
  after: { raisedAt: string; id: string } | null;
  limit: number;
}

/** An escalation as it is shown, and the officer, who may see it as well. */
export interface WallRow extends EscalationDto {
  level: 1 | 2 | 3;
  officerId: string | null;
}

@Injectable()
export class WallStore {
  async find(tx: Tx, id: string): Promise<WallRow | undefined> {
    const [row] = await tx.query<WallRow[]>(`${selectSql} WHERE escalation.id = $1`, [id]);
    return row;
  }

  /** Why this escalation was not found within reach. */
  refusalOf(tx: Tx, id: string): Promise<DomainError> {
    return refusalOf(tx, 'escalation', 'SELECT FROM escalation WHERE id = $1', id);
  }

  /** Oldest first. */
  async list(tx: Tx, { viewerId, scope, state, precinct, level, audience, after, limit }: WallQuery): Promise<WallRow[]> {
    const everywhere = scope.everywhere;
    const precincts = everywhere ? [] : scope.precincts;
    const officerId = everywhere ? null : scope.officerId;
    return tx.query<WallRow[]>(listSql, [
      ...[state, precinct, level, everywhere, precincts, officerId, viewerId, audience].map((value) => value ?? null),
      ...[after?.raisedAt ?? null, after?.id ?? null, limit],
    ]);
  }
}

const instant = (column: string, name: string) =>
  `to_char(escalation.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${name}"`;

/**
 * Where an escalation lies. One that was raised before its issue had a sector lies where the issue was found to lie since: until then
 * only who may read the whole city sees it.
 */
const sectorSql = 'CASE WHEN escalation.precinct IS NULL THEN clock.sector ELSE escalation.sector END';
const precinctSql = 'coalesce(escalation.precinct, clock.precinct)';

const selectSql = `
  SELECT escalation.id, escalation.issue_id AS "issueId", clock.reference, clock.category, clock.priority,
    escalation.kind, escalation.level, escalation.state, ${sectorSql} AS sector, ${precinctSql} AS precinct,
    escalation.cause, escalation.version, escalation.audience, escalation.reminders,
    CASE WHEN escalation.owner_id IS NOT NULL
      THEN jsonb_build_object('id', escalation.owner_id, 'name', owner.name, 'rank', escalation.owner_rank) END AS owner,
    CASE WHEN escalation.acknowledged_by IS NOT NULL
      THEN jsonb_build_object('id', escalation.acknowledged_by, 'name', acknowledger.name) END AS "acknowledgedBy",
    ${instant('due_at', 'dueAt')}, ${instant('raised_at', 'raisedAt')}, ${instant('acknowledge_by', 'acknowledgeBy')},
    ${instant('acknowledged_at', 'acknowledgedAt')}, ${instant('follow_up_by', 'followUpBy')}, ${instant('closed_at', 'closedAt')},
    ${instant('remind_at', 'remindAt')},
    clock.officer_id AS "officerId"
  FROM escalation
  JOIN issue_clock AS clock ON clock.issue_id = escalation.issue_id
  LEFT JOIN officer AS owner ON owner.id = escalation.owner_id
  LEFT JOIN officer AS acknowledger ON acknowledger.id = escalation.acknowledged_by`;

const listSql = `${selectSql}
  WHERE ($1::text IS NULL OR escalation.state = $1)
    AND ($2::text IS NULL OR ${precinctSql} = $2)
    AND ($3::int IS NULL OR escalation.level = $3)
    AND ($4::boolean OR ${precinctSql} = ANY ($5::text[])
      OR clock.officer_id = $6::uuid OR escalation.owner_id = $7::uuid)
    AND ($8::text IS NULL OR escalation.audience = $8)
    AND ($9::timestamptz IS NULL OR (escalation.raised_at, escalation.id) > ($9, $10::uuid))
  ORDER BY escalation.raised_at, escalation.id
  LIMIT $11`;
