import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@owcr/contracts';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { kafkaJsConnection, type KafkaConnection } from './kafka-connection.js';

const knownDeadlineMs = 15_000;

/**
 * Creates the topics that do not exist yet, with their partitions and retention. Safe to call again and from several places.
 * `prefix` is put before each name; -1 replicas is the cluster's own default.
 */
export async function ensureTopics(connection: KafkaConnection, prefix = '', replicationFactor = -1): Promise<string[]> {
  const admin = new Kafka({ clientId: 'owcr-topics', ...kafkaJsConnection(connection), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = Object.entries(topics).filter(([topic]) => !existing.has(prefix + topic));
    await admin.createTopics({
      waitForLeaders: false,
      timeout: knownDeadlineMs,
      topics: missing.map(([topic, { partitions, retentionMs, compacted }]) => ({
        topic: prefix + topic,
        numPartitions: partitions,
        replicationFactor,
        configEntries: [
          { name: 'retention.ms', value: String(retentionMs) },
          { name: 'cleanup.policy', value: compacted ? 'compact' : 'delete' },
        ],
      })),
    });
    const made = missing.map(([topic]) => prefix + topic);
    await untilKnown(admin, made);
    return made;
  } finally {
    await admin.disconnect();
  }
}

/**
 * A broker may be asked for a topic before it has heard of it from the controller, and says then that there is none: what
 * kafkajs's own `waitForLeaders` takes for the final word.
 */
async function untilKnown(admin: Admin, names: string[]): Promise<void> {
  if (names.length === 0) return;
  for (const deadline = Date.now() + knownDeadlineMs; ; await sleep(100)) {
    try {
      await admin.fetchTopicMetadata({ topics: names });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
