import { Injectable } from '@nestjs/common';
import type { Rank } from '@owcr/contracts';
import { send, type Tx } from '@owcr/messaging';
import { DataSource } from 'typeorm';
import type { Officer } from './officer.js';

const officerColumns = `id, badge, name, email, phone, rank, sectors, given_precincts AS "givenPrecincts", precincts,
  supervisor_badge AS "supervisorBadge", supervisor_id AS "supervisorId", language, active, version, event_count AS "eventCount"`;

export interface OfficerFilter {
  badge: string | null;
  sector: string | null;
  precinct: string | null;
  rank: Rank | null;
  afterBadge: string | null;
  limit: number;
}

/** Of a person who could take an issue what changes all the time, and the version of all else. */
export interface Standing {
  id: string;
  /** Another one each time something about this person or their shifts has changed. */
  version: string;
  openLoad: number;
}

const standingSql = `
  SELECT o.id, o.event_count || ' ' || extract(epoch FROM o.updated_at) AS version, coalesce(l.open, 0) AS "openLoad"
  FROM officer o LEFT JOIN officer_load l ON l.officer_id = o.id
  WHERE o.active AND (o.rank IN ('officer', 'sergeant') AND o.precincts && $1::text[] OR o.id = ANY($2::uuid[]))`;

@Injectable()
export class OfficerStore {
  constructor(private readonly dataSource: DataSource) {}

  async roster(tx: Tx): Promise<Map<string, Officer>> {
    const rows: Officer[] = await tx.query(`SELECT ${officerColumns} FROM officer ORDER BY id FOR NO KEY UPDATE`);
    return new Map(rows.map((officer) => [officer.badge, officer]));
  }

  async save(tx: Tx, officers: readonly Officer[]): Promise<void> {
    await send(
      tx,
      `INSERT INTO officer SELECT * FROM jsonb_populate_recordset(null::officer, $1::jsonb)
       ON CONFLICT (id) DO UPDATE SET (name, email, phone, rank, sectors, given_precincts, precincts, supervisor_badge, supervisor_id,
         language, active, version, event_count, updated_at)
         = (excluded.name, excluded.email, excluded.phone, excluded.rank, excluded.sectors, excluded.given_precincts, excluded.precincts,
            excluded.supervisor_badge, excluded.supervisor_id, excluded.language, excluded.active, excluded.version,
            excluded.event_count, excluded.updated_at)`,
      [JSON.stringify(officers.map(rowOf))],
    );
  }

  /**
   * Counts an event more for each of these officers and holds their rows, in one order for everybody. Not against who refers to them: a
   * shift that was just added holds its officer, and two of one officer would wait for each other.
   */
  async raiseEventCount(tx: Tx, officerIds: readonly string[]): Promise<Officer[]> {
    const [officers] = await tx.query<[Officer[], number]>(
      `UPDATE officer SET event_count = event_count + 1, updated_at = now()
       WHERE id IN (SELECT id FROM officer WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE) RETURNING ${officerColumns}`,
      [officerIds],
    );
    return officers;
  }

  /** The next officers in order of their ids; null: from the first on. */
  async idsAfter(tx: Tx, after: string | null, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      'SELECT id FROM officer WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Active officers and sergeants of these precincts, and these people wherever they serve. */
  standing(tx: Tx, precincts: readonly string[], officerIds: readonly string[]): Promise<Standing[]> {
    return tx.query(standingSql, [precincts, officerIds]);
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Officer[]> {
    return tx.query(`SELECT ${officerColumns} FROM officer WHERE id = ANY ($1::uuid[])`, [ids]);
  }

  async find(id: string, tx: Tx = this.dataSource.manager): Promise<Officer | null> {
    const rows: Officer[] = await tx.query(`SELECT ${officerColumns} FROM officer WHERE id = $1`, [id]);
    return rows[0] ?? null;
  }

  async list({ badge, sector, precinct, rank, afterBadge, limit }: OfficerFilter): Promise<Officer[]> {
    return this.dataSource.query(
      `SELECT ${officerColumns} FROM officer
       WHERE ($1::text IS NULL OR badge = $1) AND ($2::text IS NULL OR $2 = ANY(sectors)) AND ($3::text IS NULL OR $3 = ANY(precincts))
         AND ($4::text IS NULL OR rank = $4) AND ($5::text IS NULL OR badge COLLATE "C" > $5)
       ORDER BY badge COLLATE "C" LIMIT $6`,
      [badge, sector, precinct, rank, afterBadge, limit],
    );
  }
}

function rowOf({ givenPrecincts, supervisorBadge, supervisorId, eventCount, ...officer }: Officer) {
  return {
    ...officer,
    given_precincts: givenPrecincts,
    supervisor_badge: supervisorBadge,
    supervisor_id: supervisorId,
    event_count: eventCount,
    updated_at: new Date().toISOString(),
  };
}
