import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { entities, migrations } from '../migrations/schema.js';
import { parseKeyring } from './keyring.js';
import { rewrapReporterKeys } from './rewrap.store.js';
import { openReporter, sealReporter } from './sealed-reporter.js';
import { insertSealedReporters } from './sealed-reporters.store.js';
import { assertKeysOpen, contactIndexKey, rewrapSome } from './wrapped-keys.store.js';

const [old, young] = ['old', 'young'].map((id) => `${id}:${randomBytes(32).toString('base64')}`) as [string, string];
const count = 1_203;

let database: TestDatabase;
let ids: string[];
const said: string[] = [];
const rewrap = () => rewrapReporterKeys((line) => said.push(line));

beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
  process.env.DATABASE_URL = database.url;
}, 60_000);
afterAll(() => database?.close());

beforeEach(async () => {
  said.length = 0;
  const { manager } = database.dataSource;
  await manager.query('TRUNCATE issue, reporter, reporter_key, contact_index_key CASCADE');
  ids = Array.from({ length: count }, () => randomUUID());
  await manager.query(
    `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at)
     SELECT id, 'R' || n, 'T' || n, 'reported', 1, 1, 'graffiti', 'low', 's', 'phone', now() FROM unnest($1::uuid[]) WITH ORDINALITY AS i (id, n)`,
    [ids],
  );
  const keyring = parseKeyring(old);
  const index = await contactIndexKey(manager, keyring);
  const reporter = { phone: null, email: null, language: null, anonymous: false };
  await insertSealedReporters(
    manager,
    ids.map((issueId, n) => ({ issueId, ...sealReporter(issueId, { ...reporter, name: `Name ${n}` }, { keyring, index }) })),
  );
}, 60_000);
afterEach(() => {
  delete process.env.REPORTER_KEYS;
});

async function names(keys: string): Promise<(string | null)[]> {
  const rows: Parameters<typeof openReporter>[1] & { issue_id: string; key_id: string; wrapped_key: Buffer }[] =
    await database.dataSource.query('SELECT * FROM reporter JOIN reporter_key USING (issue_id)');
  const byId = new Map(rows.map((row) => [row.issue_id, openReporter(row.issue_id, row as never, row, parseKeyring(keys)).name]));
  return ids.map((id) => byId.get(id) ?? null);
}

const wrappedByOld = async () =>
  Number((await database.dataSource.query<{ n: string }[]>(`SELECT count(*) AS n FROM reporter_key WHERE key_id = 'old'`))[0]!.n);

describe('rewrapping', () => {
  it('puts every key under the first one, so that the other can be taken away; run again it has nothing to do', async () => {
    const index = (await contactIndexKey(database.dataSource.manager, parseKeyring(old))).export();
    process.env.REPORTER_KEYS = `${young},${old}`;
    expect(await rewrap()).toBe(count + 1);
    expect(said.at(-1)).toBe(`Rewrapped ${count + 1} keys. Reporters' keys are wrapped: ${count} by young. Wrapping key: young.`);
    expect(await names(young)).toEqual(ids.map((_, n) => `Name ${n}`));
    await assertKeysOpen(database.dataSource.manager, parseKeyring(young));
    expect((await contactIndexKey(database.dataSource.manager, parseKeyring(young))).export()).toEqual(index);
    expect(await rewrap()).toBe(0);
  }, 60_000);

  it('goes on where it was stopped', async () => {
    await database.dataSource.transaction((tx) => rewrapSome(tx, parseKeyring(`${young},${old}`), 700));
    expect(await wrappedByOld()).toBe(count - 700);
    process.env.REPORTER_KEYS = `${young},${old}`;
    expect(await rewrap()).toBe(count - 700 + 1);
    expect(await wrappedByOld()).toBe(0);
  }, 60_000);

  it('by two at once rewraps each key once', async () => {
    process.env.REPORTER_KEYS = `${young},${old}`;
    const [a, b] = await Promise.all([rewrap(), rewrap()]);
    expect(a + b).toBe(count + 1);
    expect(await names(young)).toEqual(ids.map((_, n) => `Name ${n}`));
  }, 60_000);

  it('changes nothing without the key that was used before, or with another one under its id', async () => {
    for (const keys of [young, `${young},old:${randomBytes(32).toString('base64')}`]) {
      process.env.REPORTER_KEYS = keys;
      await expect(rewrap()).rejects.toThrow('REPORTER_KEYS: key old does not open what was stored with it');
    }
    expect(await wrappedByOld()).toBe(count);
  }, 60_000);
});
