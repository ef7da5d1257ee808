import { topics } from '@owcr/contracts';
import { Kafka, logLevel } from 'kafkajs';

/**
 * Creates the topics that do not exist yet, with their partitions and retention. Safe to call again and from several places.
 * `prefix` is put before each name; -1 replicas is the
 * cluster's own default.
 */
export async function ensureTopics(brokers: readonly string[], prefix = '', replicationFactor = -1): Promise<string[]> {
  const admin = new Kafka({ clientId: 'owcr-topics', brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = Object.entries(topics).filter(([topic]) => !existing.has(prefix + topic));
    await admin.createTopics({
      waitForLeaders: true,
      timeout: 15_000,
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
    return missing.map(([topic]) => prefix + topic);
  } finally {
    await admin.disconnect();
  }
}
