import { randomBytes } from 'node:crypto';
import { topics } from '@owcr/contracts';
import { kafkaEnvironment, kafkaJsConnection, type KafkaConnection } from '@owcr/messaging/connection';
import { Kafka, logLevel } from 'kafkajs';
import type { Admin } from 'kafkajs';
import { testConnection } from './backing.js';
import { eventually } from './eventually.js';

export interface TestKafka {
  /** For a client of one's own. */
  connection: KafkaConnection;
  /** For a service: how it reaches the broker, and the prefix of its topics. */
  environment: Record<string, string>;
  /** For KAFKA_TOPIC_PREFIX: sets this suite's topics and groups apart from all others'. */
  prefix: string;
  /** Removes the suite's topics. */
  close(): Promise<void>;
}

export interface TestKafkaOptions {
  /** Topics to make, without prefix; those of the contracts unless given. */
  topics?: readonly string[];
  /** Fewer than in production: a suite has few keys and starts sooner. */
  partitions?: number;
}

/** Topics of its own for one suite, on the shared broker. */
export async function testKafka({ topics: names, partitions = 3 }: TestKafkaOptions = {}): Promise<TestKafka> {
  const connection = testConnection();
  const prefix = `t${randomBytes(4).toString('hex')}.`;
  const own = (names ?? Object.keys(topics)).map((topic) => `${prefix}${topic}`);
  const close = (): Promise<void> => administer(connection, (admin) => removeTopics(admin, prefix));
  try {
    await administer(connection, async (admin) => {
      await admin.createTopics({ topics: own.map((topic) => ({ topic, numPartitions: partitions })), waitForLeaders: false });
      // A broker may be asked before it has heard of a topic from the controller; `waitForLeaders` would fail then.
      await eventually(() => admin.fetchTopicMetadata({ topics: own }));
    });
  } catch (error) {
    // Some of them may be there. Where the broker does not answer, none is.
    await close().catch(() => undefined);
    throw error;
  }
  return { connection, environment: { ...kafkaEnvironment(connection), KAFKA_TOPIC_PREFIX: prefix }, prefix, close };
}

/** Also those made meanwhile under the prefix. */
async function removeTopics(admin: Admin, prefix: string): Promise<void> {
  const mine = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  if (mine.length > 0) await admin.deleteTopics({ topics: mine });
}

async function administer(connection: KafkaConnection, work: (admin: Admin) => Promise<void>): Promise<void> {
  const admin = new Kafka({ clientId: 'test', ...kafkaJsConnection(connection), logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
}
