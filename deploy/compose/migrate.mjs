// Brings every database to the schema of this version, one service after the other, each by the migration role of its own database.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { serviceNames, services } from '../local/dist/layout.js';

/** What a service encrypts with, which its migrations need as well. */
const dataSecrets = { intake: { REPORTER_KEYS: process.env.REPORTER_KEYS ?? '' } };

for (const service of serviceNames) {
  const { database } = services[service];
  const password = process.env[`${database.toUpperCase()}_MIGRATION_PASSWORD`];
  if (!password) throw new Error(`${database.toUpperCase()}_MIGRATION_PASSWORD is missing`);
  const url = `postgres://${database}_migration:${encodeURIComponent(password)}@${process.env.DATABASE_HOST ?? 'postgres:5432'}/${database}`;
  const entry = fileURLToPath(new URL(`../../apps/${service}/dist/migrate.js`, import.meta.url));
  const { status } = spawnSync(process.execPath, [entry], {
    stdio: 'inherit',
    env: { NODE_ENV: 'production', DATABASE_URL: url, ...dataSecrets[service] },
  });
  if (status !== 0) process.exit(status ?? 1);
  console.log(`migrations of ${service}: done`);
}
