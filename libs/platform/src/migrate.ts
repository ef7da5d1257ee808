import { DataSource, type MigrationInterface } from 'typeorm';
import { z } from 'zod';
import { readEnvironment } from './configuration.js';
import type { Entities } from './database.js';

/** Any number, the same for all: two migrations of one database wait for each other. */
const migrationLock = 7_041_776;

export interface MigrationList {
  migrations: readonly (new () => MigrationInterface)[];
  entities?: Entities;
}

/** Brings a database up to date, each migration in its own transaction. Returns the names of those that were run. */
export async function runMigrations(databaseUrl: string, { migrations }: MigrationList): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations: [...migrations],
    applicationName: 'migrate',
  });
  await dataSource.initialize();
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const run = await dataSource.runMigrations({ transaction: 'each' });
    return run.map(({ name }) => name);
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await guard.release();
    await dataSource.destroy();
  }
}

/** For `migrate.ts` of a service: `DATABASE_URL` is the owner's. */
export async function migrate(list: MigrationList): Promise<void> {
  const { DATABASE_URL } = readEnvironment(z.object({ DATABASE_URL: z.string().min(1) }));
  const names = await runMigrations(DATABASE_URL, list);
  console.log(names.length === 0 ? 'Nothing to migrate.' : `Migrated: ${names.join(', ')}`);
}
