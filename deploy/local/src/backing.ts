import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KafkaConnection } from '@owcr/messaging/connection';
import { LocalKafka } from './kafka.js';
import { LocalPostgres } from './postgres.js';
import { dataDirMode } from './private-files.js';

export interface Backing {
  /** Administrator's address of a PostgreSQL 18. */
  postgres: string;
  /** A Kafka, as one who may do everything there. */
  kafka: KafkaConnection;
  stop(): Promise<void>;
}

export interface BackingOptions {
  /** Kept after stop when given; a directory of its own that goes with the services otherwise. */
  dataDir?: string;
}

/** Starts PostgreSQL and Kafka for development and tests, side by side. */
export async function startBacking({ dataDir }: BackingOptions = {}): Promise<Backing> {
  const directory = dataDir ?? temporaryDir();
  mkdirSync(directory, { recursive: true, mode: dataDirMode });
  const postgres = new LocalPostgres({ dataDir: directory, maxConnections: 300, durable: dataDir !== undefined });
  const kafka = new LocalKafka({ dataDir: directory });
  const stop = async (): Promise<void> => {
    await Promise.all([postgres.stop(), kafka.stop()]);
    if (!dataDir) rmSync(directory, { recursive: true, force: true });
  };
  // Settled rather than all: nothing may be left running when one of them fails.
  const failed = (await Promise.allSettled([postgres.start(), kafka.start()])).find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { postgres: postgres.url, kafka: kafka.connection, stop };
}

/** What tests read: the backing services, as variables (libs/testing). */
export function testEnvironment({ postgres, kafka }: Pick<Backing, 'postgres' | 'kafka'>): Record<string, string> {
  return {
    OWCR_TEST_POSTGRES: postgres,
    OWCR_TEST_KAFKA: kafka.brokers.join(','),
    ...(kafka.sasl && { OWCR_TEST_KAFKA_USERNAME: kafka.sasl.username, OWCR_TEST_KAFKA_PASSWORD: kafka.sasl.password }),
  };
}

/** Below the system's temporary directory and open to pass through: the server may run as another user. */
function temporaryDir(): string {
  const directory = mkdtempSync(join(tmpdir(), 'owcr-backing-'));
  chmodSync(directory, dataDirMode);
  return directory;
}
