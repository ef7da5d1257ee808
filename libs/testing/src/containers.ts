import type { Backing } from '@owcr/local-stack';
import { setTimeout as sleep } from 'node:timers/promises';

const engineDeadlineMs = 2000;
const startupTimeoutMs = 180_000;
const postgresImage = 'postgres:18';
const kafkaImage = 'apache/kafka:4.1.1';
const kafkaPort = 9092;

/** PostgreSQL and Kafka in containers; undefined when no engine answers, or when it cannot get the images. */
export async function startContainers(): Promise<Backing | undefined> {
  const host = await engineHost();
  if (host === undefined) return undefined;
  const started = await Promise.allSettled([startPostgres(), startKafka(host)]);
  const [postgres, kafka] = started;
  const stop = async (): Promise<void> => {
    await Promise.all(started.map(async (each) => (each.status === 'fulfilled' ? each.value.stop() : undefined)));
  };
  if (postgres.status === 'fulfilled' && kafka.status === 'fulfilled') {
    return { postgres: postgres.value.url, kafka: { brokers: [kafka.value.brokers] }, stop };
  }
  await stop();
  const failed = started.find((each) => each.status === 'rejected');
  console.warn(`Docker answers but its containers did not start (${String(failed?.reason)}); going on without it.`);
  return undefined;
}

/** Where containers' ports are reached; undefined without an engine. */
async function engineHost(): Promise<string | undefined> {
  // Loaded here, as it takes a second that a run without Docker's environment need not spend per test file.
  const { getContainerRuntimeClient } = await import('testcontainers');
  const asked = getContainerRuntimeClient().then(
    (client) => client.info.containerRuntime.host,
    () => undefined,
  );
  const late = new AbortController();
  const host = await Promise.race([asked, sleep(engineDeadlineMs, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
  return host;
}

async function startPostgres(): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const container = await new PostgreSqlContainer(postgresImage)
    .withDatabase('postgres')
    .withUsername('postgres')
    .withCommand(['postgres', '-c', 'max_connections=300', '-c', 'fsync=off', '-c', 'synchronous_commit=off'])
    .withStartupTimeout(startupTimeoutMs)
    .start();
  return { url: container.getConnectionUri(), stop: () => container.stop() };
}

async function startKafka(host: string): Promise<{ brokers: string; stop: () => Promise<unknown> }> {
  const { GenericContainer, RandomPortGenerator, Wait } = await import('testcontainers');
  // The broker tells clients its address, so the port outside has to be known before it starts.
  const port = await new RandomPortGenerator().generatePort();
  const container = await new GenericContainer(kafkaImage)
    .withExposedPorts({ container: kafkaPort, host: port })
    .withEnvironment(kafkaEnvironment(`${host}:${port}`))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(startupTimeoutMs)
    .start();
  return { brokers: `${host}:${port}`, stop: () => container.stop() };
}

function kafkaEnvironment(address: string): Record<string, string> {
  return {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_LISTENERS: `PLAINTEXT://0.0.0.0:${kafkaPort},CONTROLLER://127.0.0.1:9093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${address}`,
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@127.0.0.1:9093',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
    KAFKA_MESSAGE_MAX_BYTES: '2097152',
  };
}
