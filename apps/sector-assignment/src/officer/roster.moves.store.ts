import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import type { Officer } from './officer.js';

const referencesMax = 10;

/** The open issues of an officer that a change of the roster takes from them. */
export interface OfficerMoves {
  badge: string;
  name: string;
  /** Not acknowledged: they move at once. */
  moves: number;
  /** Acknowledged: they wait for somebody to hand them over. */
  handOvers: number;
  /** Of both, the oldest. */
  references: string[];
}

/** Whether somebody may not be the right one any more for what they have: they have left, or serve elsewhere. */
export function losesIssues(before: Officer | undefined, after: Officer): boolean {
  if (!before?.active) return false;
  return !after.active || before.rank !== after.rank || before.precincts.some((precinct) => !after.precincts.includes(precinct));
}

const movesSql = `
  SELECT o.id, count(*) FILTER (WHERE a.state = 'assigned')::int AS moves,
    count(*) FILTER (WHERE a.state = 'acknowledged')::int AS "handOvers",
    (array_agg(a.reference ORDER BY a.reported_at, a.issue_id))[1:${referencesMax}] AS references
  FROM jsonb_to_recordset($1::jsonb) AS o (id uuid, active boolean, precincts text[])
  JOIN assignment a ON a.officer_id = o.id
  WHERE a.state = 'assigned' AND (NOT o.active OR a.precinct <> ALL (o.precincts)) OR a.state = 'acknowledged' AND NOT o.active
  GROUP BY o.id`;

/** Says beforehand which open issues a roster file would take from whom. */
@Injectable()
export class RosterMoves {
  /** By badge. Only those who would lose something. */
  async of(tx: Tx, changed: readonly Officer[]): Promise<OfficerMoves[]> {
    const asked = changed.map(({ id, active, precincts }) => ({ id, active, precincts }));
    const rows: (Omit<OfficerMoves, 'badge' | 'name'> & { id: string })[] = await tx.query(movesSql, [JSON.stringify(asked)]);
    const byId = new Map(rows.map(({ id, ...moves }) => [id, moves]));
    const byBadge = [...changed].sort((a, b) => (a.badge < b.badge ? -1 : 1));
    return byBadge.flatMap(({ id, badge, name }) => {
      const moves = byId.get(id);
      return moves ? [{ badge, name, ...moves }] : [];
    });
  }
}
