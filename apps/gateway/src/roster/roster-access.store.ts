import { Injectable } from '@nestjs/common';
import { send, type Tx } from '@owcr/messaging';
import { DataSource } from 'typeorm';

export interface RosterAccess {
  personId: string;
  active: boolean;
}

/** A change is seen that was committed so long after its time at most. */
const lateCommitS = 30;

const noteSql = `
  INSERT INTO roster_access AS known (person_id, active, changed_at)
  SELECT person_id, active, clock_timestamp() FROM unnest($1::uuid[], $2::boolean[]) AS said (person_id, active)
  WHERE NOT active OR EXISTS (SELECT FROM roster_access k WHERE k.person_id = said.person_id)
  ON CONFLICT (person_id) DO UPDATE SET active = excluded.active, changed_at = excluded.changed_at
  WHERE known.active <> excluded.active`;

const changedSql = `
  SELECT person_id AS "personId", active FROM roster_access
  WHERE $1::timestamptz IS NULL OR changed_at > $1::timestamptz - make_interval(secs => ${lateCommitS})`;

/** Who of the roster is inactive. */
@Injectable()
export class RosterAccessStore {
  constructor(private readonly dataSource: DataSource) {}

  async note(tx: Tx, said: readonly RosterAccess[]): Promise<void> {
    await send(tx, noteSql, [said.map(({ personId }) => personId), said.map(({ active }) => active)]);
  }

  /** What has changed since a moment (null: ever), and the moment this was asked, both by the clock of the database. */
  async changedSince(since: Date | null): Promise<{ changed: RosterAccess[]; asOf: Date }> {
    const [row] = await this.dataSource.query<[{ now: Date }]>('SELECT now()');
    return { changed: await this.dataSource.query<RosterAccess[]>(changedSql, [since]), asOf: row.now };
  }
}
