import { startBacking } from '@owcr/local-stack';
import type { Backing } from '@owcr/local-stack';
import { startContainers } from './containers.js';

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

/** Bootstrap addresses of the Kafka for tests. */
export function testBrokers(): string {
  return fromEnvironment(backingVariables.kafka);
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run "npm test", or jest with its globalSetup (test/backing-setup.mjs).`);
  return value;
}
