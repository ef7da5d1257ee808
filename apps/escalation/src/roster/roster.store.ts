import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerEntity } from './officer.entity.js';
import type { Officer, Roster } from './roster.js';

@Injectable()
export class RosterStore {
  /** Each officer as the last event of the list told it. */
  async save(tx: EntityManager, officers: readonly OfficerEntity[]): Promise<void> {
    const latest = [...new Map(officers.map((officer) => [officer.id, officer])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    await tx.upsert(OfficerEntity, latest, ['id']);
  }

  /** The people to choose an owner from, for issues of these officers. With one query. */
  async around(tx: EntityManager, officerIds: readonly string[]): Promise<Roster> {
    const officers = await tx.query<Officer[]>(aroundSql, [officerIds]);
    return new Map(officers.map((officer) => [officer.id, officer]));
  }
}

/** UNION drops who was seen already: a chain that runs in a circle ends. */
const aroundSql = `
  WITH RECURSIVE chain AS (
    SELECT * FROM officer WHERE id = ANY ($1::uuid[])
    UNION
    SELECT above.* FROM officer above JOIN chain ON above.id = chain.supervisor_id)
  SELECT id, badge, rank, supervisor_id AS "supervisorId", precincts, active FROM chain
  UNION
  SELECT id, badge, rank, supervisor_id, precincts, active FROM officer WHERE rank <> 'officer' AND active`;
