import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@owcr/platform';
import { emptyDatabase, type EmptyDatabase } from '@owcr/testing';
import pg from 'pg';
import { Agencies1760000004510 } from './1760000004510-agencies.js';
import { migrations } from './schema.js';

let database: EmptyDatabase;
let client: pg.Client;
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe('issues from before', () => {
  it('get the survivor of their chain of merges, and what they were referred to becomes an inactive agency', async () => {
    database = await emptyDatabase();
    await runMigrations(database.ownerUrl, { migrations: migrations.slice(0, migrations.indexOf(Agencies1760000004510)) });
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const chain = Array.from({ length: 30 }, () => randomUUID());
    await client.query(
      `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at,
         merged_into, referred_to)
       SELECT id, 'R' || n, 'T' || n, CASE WHEN n < $2 THEN 'merged' ELSE 'assigned' END, 1, 1, 'graffiti', 'low', 's', 'phone', now(),
         lead(id) OVER (ORDER BY n), CASE WHEN n = $2 THEN 'parks dept' END
         FROM unnest($1::uuid[]) WITH ORDINALITY AS i (id, n)`,
      [chain, chain.length],
    );
    await runMigrations(database.ownerUrl, { migrations });
    const { rows } = await client.query<{ id: string; survivor_id: string | null }>('SELECT id, survivor_id FROM issue');
    const last = chain.at(-1);
    expect(new Map(rows.map((row) => [row.id, row.survivor_id]))).toEqual(
      new Map(chain.map((id) => [id, id === last ? null : last])),
    );
    const agencies = await client.query<object>('SELECT code, name, active FROM agency');
    expect(agencies.rows).toEqual([{ code: 'parks dept', name: 'parks dept', active: false }]);
  }, 60_000);
});
