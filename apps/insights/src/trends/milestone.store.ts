import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import type { Milestones } from './milestones.js';

/** Earliest and latest: the same whatever came before, so nothing has to be read first. */
const addSql = `
  INSERT INTO issue_milestone AS known (issue_id, acknowledged_at, resolved_at, reopened_at, acknowledge_missed_at, resolve_missed_at,
    acknowledge_met_at, resolve_met_at)
  SELECT * FROM json_to_recordset($1::json) AS m("issueId" uuid, "acknowledgedAt" timestamptz, "resolvedAt" timestamptz,
    "reopenedAt" timestamptz, "acknowledgeMissedAt" timestamptz, "resolveMissedAt" timestamptz,
    "acknowledgeMetAt" timestamptz, "resolveMetAt" timestamptz)
  ON CONFLICT (issue_id) DO UPDATE SET
    acknowledged_at = least(known.acknowledged_at, excluded.acknowledged_at),
    resolved_at = greatest(known.resolved_at, excluded.resolved_at),
    reopened_at = greatest(known.reopened_at, excluded.reopened_at),
    acknowledge_missed_at = least(known.acknowledge_missed_at, excluded.acknowledge_missed_at),
    resolve_missed_at = least(known.resolve_missed_at, excluded.resolve_missed_at),
    acknowledge_met_at = least(known.acknowledge_met_at, excluded.acknowledge_met_at),
    resolve_met_at = least(known.resolve_met_at, excluded.resolve_met_at)`;

/** Keeps the milestones of issues. */
@Injectable()
export class MilestoneStore {
  /** Adds what a batch says. `milestones`: ordered by issue. */
  async add(tx: Tx, milestones: readonly Milestones[]): Promise<void> {
    if (milestones.length > 0) await send(tx, addSql, [JSON.stringify(milestones)]);
  }
}
