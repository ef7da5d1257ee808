import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { emptyDatabase, type EmptyDatabase } from '@owcr/testing';
import { rootDir } from './system.js';

/** A database with a service's tables and nobody else in it, as its owner made them. Its migrations run as they do in production. */
export async function scratchDatabase(app: string, serverUrl?: string): Promise<EmptyDatabase> {
  const database = await emptyDatabase(serverUrl);
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: database.ownerUrl };
  const run = spawnSync(process.execPath, [join(rootDir, 'apps', app, 'dist/migrate.js')], { env, encoding: 'utf8' });
  if (run.status === 0) return database;
  await database.drop();
  throw new Error(`migrations of ${app}: ${run.stdout}${run.stderr}`);
}
