import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { DataSource, type EntityManager } from 'typeorm';
import { sessionAbsoluteMs, sessionIdleMs } from '../session/session.js';
import { send } from '@owcr/messaging';
import { UnitOfWork } from '@owcr/platform';

/** Somebody the gateway knows, with what they could come in with at the moment. Times are ISO 8601 UTC. */
export interface KnownPersonItem {
  id: string;
  name: string;
  role: string;
  precincts: string[];
  sectors: string[];
  agency: string | null;
  lastSeenAt: Date | null;
  liveSessions: number;
  liveKeys: number;
}

export interface PersonPlace {
  name: string;
  id: string;
}

/** What the provider says replaces all; what a key was made with only what another key said. */
const noteSql = `
  INSERT INTO person AS known (person_id, name, role, precincts, sectors, agency, by_provider, last_seen_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (person_id) DO UPDATE
    SET name = excluded.name, role = excluded.role, precincts = excluded.precincts, sectors = excluded.sectors,
        agency = excluded.agency, by_provider = excluded.by_provider,
        last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at)
  WHERE excluded.by_provider OR NOT known.by_provider`;

const listSql = `
  SELECT person_id AS id, name, role, precincts, sectors, agency, last_seen_at AS "lastSeenAt",
         (SELECT count(*)::int FROM web_session s
           WHERE s.person_id = p.person_id AND s.ended_at IS NULL AND s.created_at > $1 AND s.last_seen_at > $2) AS "liveSessions",
         (SELECT count(*)::int FROM access_token t
           WHERE t.person_id = p.person_id AND t.revoked_at IS NULL AND t.expires_at > $3
             AND (NOT t.needs_approval OR t.approved_at IS NOT NULL)) AS "liveKeys"
    FROM person p
   WHERE $4::text IS NULL OR (name, person_id) > ($4, $5::uuid)
   ORDER BY name, person_id LIMIT $6`;

/** Whom the gateway has let in or has made a key for. */
@Injectable()
export class PersonStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Notes who came in, as the provider describes them. */
  async saw(person: Principal, at: Date): Promise<void> {
    await this.unitOfWork.run((tx) => send(tx, noteSql, parametersOf(person, true, at)));
  }

  /** Notes whom a key was made for. */
  async expects(tx: EntityManager, person: Principal): Promise<void> {
    await send(tx, noteSql, parametersOf(person, false, null));
  }

  async isKnown(tx: EntityManager, id: string): Promise<boolean> {
    return (await tx.query<unknown[]>('SELECT FROM person WHERE person_id = $1', [id])).length > 0;
  }

  /** The names of those that are known, by id. */
  async namesOf(ids: readonly string[], tx: EntityManager = this.dataSource.manager): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; name: string }[]>(
      'SELECT person_id AS id, name FROM person WHERE person_id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** By name. */
  async list(limit: number, after: PersonPlace | null, now: Date): Promise<KnownPersonItem[]> {
    const [oldest, idle] = [sessionAbsoluteMs, sessionIdleMs].map((ms) => new Date(now.getTime() - ms));
    return this.dataSource.query(listSql, [oldest, idle, now, after?.name ?? null, after?.id ?? null, limit]);
  }
}

function parametersOf(person: Principal, byProvider: boolean, at: Date | null) {
  const { id, name, role, precincts, sectors = [], agency } = person;
  return [id, name, role, precincts, sectors, agency ?? null, byProvider, at];
}
