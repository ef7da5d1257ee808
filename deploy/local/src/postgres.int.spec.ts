import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openToOthers } from './open-to-others.fixture.js';
import { LocalPostgres } from './postgres.js';
import { provisionService } from './provision.js';
import type { DatabaseAccess } from './provision.js';
import { SecretsFile } from './secrets.js';

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

function newDataDir(): string {
  const directory = mkdtempSync(join(tmpdir(), 'owcr-postgres-test-'));
  chmodSync(directory, 0o755);
  return directory;
}

describe('the local PostgreSQL', () => {
  const dataDir = newDataDir();
  const postgres = new LocalPostgres({ dataDir });

  beforeAll(() => postgres.start(), 60_000);
  afterAll(async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('keeps all that it writes for its owner', () => expect(openToOthers(dataDir)).toEqual([]));

  it('keeps data and address over a second start', async () => {
    const { url } = postgres;
    await query(url, 'create table kept as select 1 as one');
    await postgres.stop();
    const second = new LocalPostgres({ dataDir });
    await second.start();
    expect(second.url).toBe(url);
    expect((await query(url, 'select one from kept')).rows).toEqual([{ one: 1 }]);
    await second.stop();
    await postgres.start();
  }, 60_000);

  it('keeps what was committed when it is killed', async () => {
    await query(postgres.url, 'create table killed as select 1 as one');
    await postgres.kill();
    expect(postgres.pid).toBeUndefined();
    await postgres.start();
    expect((await query(postgres.url, 'select one from killed')).rows).toEqual([{ one: 1 }]);
  }, 60_000);

  it('moves when its port was taken meanwhile', async () => {
    const taken = Number(new URL(postgres.url).port);
    await postgres.stop();
    const thief = createServer().unref();
    await new Promise<void>((resolve) => thief.listen(taken, '127.0.0.1', resolve));
    await postgres.start();
    expect(Number(new URL(postgres.url).port)).not.toBe(taken);
    expect((await query(postgres.url, 'select one from kept')).rowCount).toBe(1);
  }, 60_000);

  it('lets nobody in without the password, which only its owner can read', async () => {
    const url = new URL(postgres.url);
    url.password = 'guessed';
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('says at once when the secrets beside the data are not its own', async () => {
    const file = join(dataDir, 'secrets.json');
    const secrets = readFileSync(file);
    await postgres.stop();
    writeFileSync(file, '{}');
    await expect(new LocalPostgres({ dataDir }).start()).rejects.toThrow(/another password than secrets\.json/);
    writeFileSync(file, secrets);
    await postgres.start();
  });

  it('keeps secrets that two holders of the file make', () => {
    const [one, other] = [new SecretsFile(dataDir), new SecretsFile(dataDir)];
    const values = [one.get('a'), other.get('b'), one.get('c')];
    const later = new SecretsFile(dataDir);
    expect(['a', 'b', 'c'].map((name) => later.get(name))).toEqual(values);
  });
});

describe('the database of a service', () => {
  const dataDir = newDataDir();
  const postgres = new LocalPostgres({ dataDir });
  let access: DatabaseAccess;

  const provision = (): Promise<DatabaseAccess> => {
    const secrets = new SecretsFile(dataDir);
    return provisionService(postgres.url, 'intake', (role) => secrets.get(`password:${role}`));
  };

  beforeAll(async () => {
    await postgres.start();
    access = await provision();
    await query(access.migrationUrl, 'create table issue (id bigint generated always as identity, summary text)');
  }, 60_000);
  afterAll(async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('lets the service read and write rows of tables that migrations make', async () => {
    await query(access.appUrl, `insert into issue (summary) values ('Lamp out')`);
    await query(access.appUrl, `update issue set summary = 'Lamps out'`);
    expect((await query(access.appUrl, 'select summary from issue')).rows).toEqual([{ summary: 'Lamps out' }]);
    await query(access.appUrl, 'delete from issue');
  });

  it.each([
    ['make tables', 'create table own (id int)'],
    ['make temporary tables', 'create temp table own (id int)'],
    ['make schemas', 'create schema own'],
    ['change tables', 'alter table issue add column more text'],
    ['drop tables', 'drop table issue'],
    ['empty tables', 'truncate issue'],
    ['act as the owner', 'set role owcr_intake_owner'],
    ['see past policies', 'alter role current_user bypassrls'],
  ])('does not let the service %s', async (_, sql) => {
    await expect(query(access.appUrl, sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('belongs to an owner nobody can sign in as', async () => {
    expect((await query(access.migrationUrl, `select tableowner from pg_tables where tablename = 'issue'`)).rows).toEqual([
      { tableowner: 'owcr_intake_owner' },
    ]);
    const roles = `select rolname, rolcanlogin from pg_roles where rolname like 'owcr_intake_%' and not rolsuper and not rolbypassrls
      and not rolcreaterole and not rolcreatedb order by rolname`;
    expect((await query(postgres.url, roles)).rows).toEqual([
      { rolname: 'owcr_intake_app', rolcanlogin: true },
      { rolname: 'owcr_intake_migration', rolcanlogin: true },
      { rolname: 'owcr_intake_owner', rolcanlogin: false },
    ]);
  });

  it('lets the service only add to what a migration marks as append-only, also after the next start', async () => {
    await query(access.migrationUrl, `create table kept (id int); comment on table kept is 'append-only'`);
    await provision();
    await query(access.appUrl, 'insert into kept values (1)');
    expect((await query(access.appUrl, 'select id from kept')).rows).toEqual([{ id: 1 }]);
    for (const sql of ['update kept set id = 2', 'delete from kept', 'truncate kept'])
      await expect(query(access.appUrl, sql)).rejects.toThrow('permission denied');
  });

  it('is closed to the other services', async () => {
    const secrets = new SecretsFile(dataDir);
    const other = await provisionService(postgres.url, 'escalation', (role) => secrets.get(`password:${role}`));
    const url = new URL(other.appUrl);
    url.pathname = new URL(access.appUrl).pathname;
    await expect(query(url.href, 'select 1')).rejects.toThrow(/permission denied for database/);
  });

  it('has the extensions, and is the same after being provisioned again', async () => {
    await query(access.appUrl, `insert into issue (summary) values ('Kept')`);
    expect(await provision()).toEqual(access);
    expect((await query(access.appUrl, `select similarity('lamp', 'lamps') > 0.5 as alike from issue`)).rows).toEqual([
      { alike: true },
    ]);
    expect((await query(access.appUrl, `select extname from pg_extension where extname = 'btree_gist'`)).rowCount).toBe(1);
  });
});
