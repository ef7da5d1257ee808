import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { testPostgresUrl } from '@owcr/testing';
import { rootDir } from './system.js';

export interface ScratchDatabase {
  url: string;
  close(): Promise<void>;
}

/** A database with a service's tables and nobody else in it. Its migrations run as they do in production. */
export async function scratchDatabase(app: string, serverUrl: string = testPostgresUrl()): Promise<ScratchDatabase> {
  const name = `scratch_${app.replaceAll('-', '_')}_${randomBytes(4).toString('hex')}`;
  await once(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  for (const extension of ['pg_trgm', 'btree_gist']) await once(url.href, `CREATE EXTENSION ${extension}`);
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url.href };
  const run = spawnSync(process.execPath, [join(rootDir, 'apps', app, 'dist/migrate.js')], { env, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`migrations of ${app}: ${run.stdout}${run.stderr}`);
  return { url: url.href, close: () => once(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
