import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from '@owcr/contracts';
import { kafkaJsConnection, type KafkaConnection } from '@owcr/messaging/connection';
import { Kafka, logLevel } from 'kafkajs';
import { serviceNames } from './layout.js';
import { endLeftovers } from './leftover.js';
import type { StartOptions } from './options.js';
import { dropDatabase } from './provision.js';

/** By name rather than the whole directory: OWCR_DATA_DIR may hold things that are not ours. */
const ours = [
  'postgres',
  'postgres.new',
  'kafka',
  'files',
  'logs',
  'run',
  'secrets.json',
  'stack.json',
  'migrated.json',
  'demo-access.json',
  'people.json',
];

/** Removes all data, also from a database and a broker that were given; there, only what is ours. */
export async function emptyData({ dataDir, databaseUrl, kafka }: StartOptions): Promise<void> {
  await endLeftovers(join(dataDir, 'run'));
  for (const name of ours) rmSync(join(dataDir, name), { recursive: true, force: true });
  if (databaseUrl) for (const service of serviceNames) await dropDatabase(databaseUrl, service);
  if (kafka) await deleteTopics(kafka);
}

async function deleteTopics(connection: KafkaConnection): Promise<void> {
  const admin = new Kafka({ clientId: 'owcr-fresh', ...kafkaJsConnection(connection), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const existing = (await admin.listTopics()).filter((topic) => topic in topics);
    if (existing.length > 0) await admin.deleteTopics({ topics: existing });
  } finally {
    await admin.disconnect();
  }
}
