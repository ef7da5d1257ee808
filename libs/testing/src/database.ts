import { sessionOptions } from '@owcr/messaging';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { testPostgresUrl } from './backing.js';

export interface TestDatabase {
  /** Address of a database nobody else uses, as the application role: what a service is started with. */
  url: string;
  /** As the application role, with the rights a running service has and no more: for code under test. */
  app: DataSource;
  /** As the administrator, whom nothing is hidden from: for arranging a test and for looking at what came of it. */
  dataSource: DataSource;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  migrations: DataSourceOptions['migrations'];
  entities: DataSourceOptions['entities'];
  poolMax?: number;
}

export interface EmptyDatabase {
  /** As the administrator. */
  url: string;
  /** For migrations: acts as the owner, who cannot sign in. */
  ownerUrl: string;
  /** As the application role: reads and writes rows of what the owner makes. */
  appUrl: string;
  drop: () => Promise<void>;
}

/** The extensions that provisioning gives to every service's database. */
const extensions = ['pg_trgm', 'btree_gist'];

/** What provisioning lets indexes be used for where a table has a policy. */
const searchFunctions = [
  ...['textcat', 'texticlike', 'word_similarity_op', 'word_similarity_commutator_op'].map((name) => `${name}(text, text)`),
  'to_tsvector(regconfig, text)',
  'ts_match_vq(tsvector, tsquery)',
];

/** The roles that provisioning makes for each service, here one of each for all test databases of a server. */
const owner = 'owcr_test_owner';
const app = 'owcr_test_app';
/** Only for databases that tests make and drop, on servers that tests start. */
const appPassword = 'owcr_test_app';

/** Any number: two suites at once would trip over each other making the roles. It is one lock only for who is connected to the same database. */
const roleLock = 7_041_802;

const makeRoles = `
  DO $$ BEGIN
    PERFORM pg_advisory_xact_lock(${roleLock});
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${owner}') THEN CREATE ROLE ${owner} NOLOGIN; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${app}') THEN CREATE ROLE ${app} LOGIN PASSWORD '${appPassword}'; END IF;
  END $$`;

/** What tables, sequences and functions the owner makes later are open to, as in provisioning. */
const grantRows = `
  REVOKE CREATE ON SCHEMA public FROM public;
  GRANT CREATE, USAGE ON SCHEMA public TO ${owner};
  GRANT USAGE ON SCHEMA public TO ${app};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${app};
  ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
  ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${app};`;

/** A database without tables that nobody else uses, on the server for tests unless another one is given. */
export async function emptyDatabase(serverUrl: string = testPostgresUrl()): Promise<EmptyDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = (): Promise<void> => administer(serverUrl, `drop database if exists ${name} with (force)`);
  await administer(serverUrl, makeRoles);
  await administer(serverUrl, `create database ${name}`);
  try {
    for (const extension of extensions) await administer(url.href, `create extension ${extension}`);
    for (const name of searchFunctions) await administer(url.href, `alter function ${name} leakproof`);
    await administer(url.href, grantRows);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url: url.href, ownerUrl: asOwner(url.href), appUrl: asApp(url.href), drop };
}

/** A fresh database with the migrations run by an owner who cannot sign in, as a service finds it. */
export async function testDatabase({ migrations, entities, poolMax = 10 }: TestDatabaseOptions): Promise<TestDatabase> {
  const { url, ownerUrl, appUrl, drop } = await emptyDatabase();
  const common = { type: 'postgres', entities, extra: { max: poolMax, pipeline: true } } as const;
  const admin = new DataSource({ ...common, url });
  const running = new DataSource({ ...common, url: appUrl, extra: { ...common.extra, options: sessionOptions } });
  const close = async (): Promise<void> => {
    for (const dataSource of [running, admin]) if (dataSource.isInitialized) await dataSource.destroy();
    await drop();
  };
  try {
    await migrate(ownerUrl, migrations);
    await Promise.all([admin.initialize(), running.initialize()]);
  } catch (error) {
    await close();
    throw error;
  }
  return { url: appUrl, app: running, dataSource: admin, close };
}

async function migrate(url: string, migrations: DataSourceOptions['migrations']): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations, extra: { max: 1 } });
  try {
    await dataSource.initialize();
    await dataSource.runMigrations();
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

function asOwner(adminUrl: string): string {
  const url = new URL(adminUrl);
  url.searchParams.set('options', `-c role=${owner}`);
  return url.href;
}

function asApp(adminUrl: string): string {
  const url = new URL(adminUrl);
  url.username = app;
  url.password = appPassword;
  return url.href;
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
