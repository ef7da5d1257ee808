import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@owcr/platform';
import { emptyDatabase, type EmptyDatabase } from '@owcr/testing';
import pg from 'pg';
import type { Reporter } from '../issue/report.js';
import { migrations } from '../migrations/schema.js';
import { SealReporters1760000002020 } from '../migrations/1760000002020-seal-reporters.js';
import { parseKeyring } from './keyring.js';
import { openReporter, type SealedReporter } from './sealed-reporter.js';

const keys = `first:${randomBytes(32).toString('base64')}`;
const before = migrations.slice(0, migrations.indexOf(SealReporters1760000002020));

let database: EmptyDatabase;
let client: pg.Client;

/** A database as it was before, with this many issues and reporters of the time. */
async function formerly(count: number): Promise<void> {
  database = await emptyDatabase();
  await runMigrations(database.ownerUrl, { migrations: before });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const ids = Array.from({ length: count }, () => randomUUID());
  await client.query(
    `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at)
     SELECT id, 'R' || n, 'T' || n, 'reported', 1, 1, 'graffiti', 'low', 's', 'phone', now() FROM unnest($1::uuid[]) WITH ORDINALITY AS i (id, n)`,
    [ids],
  );
  await client.query(
    `INSERT INTO reporter (issue_id, name, phone, email, language, anonymous)
     SELECT id, CASE WHEN n > 2 THEN 'Canary Name ' || n END, CASE WHEN n > 2 THEN '555 0100 ' || n END,
            CASE WHEN n > 2 THEN 'canary' || n || '@example.org' END, CASE WHEN n = 2 THEN 'ar' END, n <= 2
       FROM unnest($1::uuid[]) WITH ORDINALITY AS i (id, n)`,
    [ids],
  );
}

afterEach(async () => {
  delete process.env.REPORTER_KEYS;
  await client.end();
  await database.drop();
});

type Row = SealedReporter & { issue_id: string; key_id: string | null; wrapped_key: Buffer };

async function opened(): Promise<Reporter[]> {
  const { rows } = await client.query<Row>(
    'SELECT r.*, k.key_id, k.wrapped_key FROM reporter r LEFT JOIN reporter_key k USING (issue_id)',
  );
  return rows.map(({ key_id, wrapped_key, ...row }) =>
    openReporter(row.issue_id, row, key_id === null ? null : { key_id, wrapped_key }, parseKeyring(keys)),
  );
}

describe('reporters from before they were sealed', () => {
  it('are sealed by the migration, each as they were, more than one batch of them', async () => {
    await formerly(2_503);
    process.env.REPORTER_KEYS = keys;
    await runMigrations(database.ownerUrl, { migrations });
    const reporters = (await opened()).sort((a, b) => Number(a.phone?.slice(9) ?? 0) - Number(b.phone?.slice(9) ?? 0));
    expect(
      reporters
        .filter(({ anonymous }) => anonymous)
        .map(({ language }) => language)
        .sort(),
    ).toEqual(['ar', null]);
    expect(reporters.slice(2)).toEqual(
      Array.from({ length: 2_501 }, (_, index) => ({
        name: `Canary Name ${index + 3}`,
        phone: `555 0100 ${index + 3}`,
        email: `canary${index + 3}@example.org`,
        language: null,
        anonymous: false,
      })),
    );
    expect((await client.query('SELECT FROM reporter_key')).rowCount).toBe(2_502);
  }, 60_000);

  it('are in no column any more, nor in the files of the table, where dropped columns stay', async () => {
    await formerly(40);
    const file = async () => {
      const read = `SELECT pg_read_binary_file(pg_relation_filepath('reporter')) AS bytes`;
      return (await client.query<{ bytes: Buffer }>(read)).rows[0]!.bytes;
    };
    await client.query('CHECKPOINT');
    expect((await file()).includes('Canary Name')).toBe(true);
    process.env.REPORTER_KEYS = keys;
    await runMigrations(database.ownerUrl, { migrations });
    await client.query('CHECKPOINT');
    expect((await client.query('SELECT FROM reporter')).rowCount).toBe(40);
    const bytes = await file();
    expect(bytes.length).toBeGreaterThan(0);
    expect(bytes.includes('Canary Name') || bytes.includes('canary3@')).toBe(false);
    const columns = await client.query(
      `SELECT FROM information_schema.columns WHERE table_name = 'reporter' AND column_name LIKE 'plain%'`,
    );
    expect(columns.rowCount).toBe(0);
  }, 60_000);

  it('stay as they are when there is no key, and the migration says what is missing', async () => {
    await formerly(3);
    await expect(runMigrations(database.ownerUrl, { migrations })).rejects.toThrow('REPORTER_KEYS');
    const { rows } = await client.query('SELECT name FROM reporter WHERE name IS NOT NULL');
    expect(rows).toEqual([{ name: 'Canary Name 3' }]);
  }, 60_000);

  it('are all sealed also where row security hides them from the owner of the table', async () => {
    await formerly(10);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const seen = (await owner.query('SELECT FROM reporter')).rowCount;
    await owner.end();
    expect(seen).toBe(0);
    process.env.REPORTER_KEYS = keys;
    await runMigrations(database.ownerUrl, { migrations });
    expect((await opened()).filter(({ name }) => name?.startsWith('Canary'))).toHaveLength(8);
    const [forced] = (
      await client.query<{ forced: boolean }>(`SELECT relforcerowsecurity AS forced FROM pg_class WHERE relname = 'reporter'`)
    ).rows;
    expect(forced).toEqual({ forced: true });
  }, 60_000);
});
