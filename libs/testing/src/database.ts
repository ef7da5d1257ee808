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

/** The extensions that provisioning gives to every service's database. */
const extensions = ['pg_trgm', 'btree_gist'];

/** A fresh database with the migrations run, as a service finds it. */
export async function testDatabase({ migrations, entities, poolMax = 10 }: TestDatabaseOptions): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(testPostgresUrl(), `create database ${name}`);
  const url = new URL(testPostgresUrl());
  url.pathname = `/${name}`;
  for (const extension of extensions) await administer(url.href, `create extension ${extension}`);
  const dataSource = new DataSource({ type: 'postgres', url: url.href, migrations, entities, extra: { max: poolMax } });
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await administer(testPostgresUrl(), `drop database if exists ${name} with (force)`);
  };
  try {
    await dataSource.initialize();
    await dataSource.runMigrations();
  } catch (error) {
    await close();
    throw error;
  }
  return { url: url.href, dataSource, close };
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
