import { startBacking } from '@owcr/local-stack';
import type { Backing } from '@owcr/local-stack';
import type { KafkaConnection } from '@owcr/messaging/connection';
import { startContainers } from './containers.js';

/** `testEnvironment` in deploy/local writes them. */
export const backingVariables = { postgres: 'OWCR_TEST_POSTGRES', kafka: 'OWCR_TEST_KAFKA' } as const;

/** The services a run of tests uses: containers where a Docker engine answers, this machine's own processes otherwise. */
export async function startTestBacking(): Promise<Backing & { kind: 'containers' | 'embedded' }> {
  const containers = await startContainers();
  if (containers) return { ...containers, kind: 'containers' };
  return { ...(await startBacking()), kind: 'embedded' };
}

/** Administrator's address of the PostgreSQL for tests. */
export function testPostgresUrl(): string {
  return fromEnvironment(backingVariables.postgres);
}

/** The Kafka for tests, as one who may do everything there; without a name where no one is given. */
export function testConnection(): KafkaConnection {
  const brokers = fromEnvironment(backingVariables.kafka).split(',');
  const { OWCR_TEST_KAFKA_USERNAME: username, OWCR_TEST_KAFKA_PASSWORD: password } = process.env;
  return { brokers, ...(username && password && { sasl: { mechanism: 'scram-sha-512', username, password } }) };
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run "npm test", or jest with its globalSetup (test/backing-setup.mjs).`);
  return value;
}
