import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { testPostgresUrl } from './backing.js';

export interface TestDatabase {
  /** Address of a database nobody else uses, for what opens its own connections. */
  url: string;
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
  url: string;
  drop: () => Promise<void>;
}

/** The extensions that provisioning gives to every service's database. */
const extensions = ['pg_trgm', 'btree_gist'];

/** A database without tables that nobody else uses, on the server for tests unless another one is given. */
export async function emptyDatabase(serverUrl: string = testPostgresUrl()): Promise<EmptyDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = (): Promise<void> => administer(serverUrl, `drop database if exists ${name} with (force)`);
  await administer(serverUrl, `create database ${name}`);
  try {
    for (const extension of extensions) await administer(url.href, `create extension ${extension}`);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url: url.href, drop };
}

/** A fresh database with the migrations run, as a service finds it. */
export async function testDatabase({ migrations, entities, poolMax = 10 }: TestDatabaseOptions): Promise<TestDatabase> {
  const { url, drop } = await emptyDatabase();
  const dataSource = new DataSource({ type: 'postgres', url, migrations, entities, extra: { max: poolMax } });
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await drop();
  };
  try {
    await dataSource.initialize();
    await dataSource.runMigrations();
  } catch (error) {
    await close();
    throw error;
  }
  return { url, dataSource, close };
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
