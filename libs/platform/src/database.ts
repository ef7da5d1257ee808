import { sessionOptions } from '@owcr/messaging';
import type { DataSourceOptions, EntitySchema, MixedList } from 'typeorm';
import type { ServiceConfiguration } from './configuration.js';

const connectTimeoutMs = 5_000;
const statementTimeoutMs = 15_000;
const idleInTransactionTimeoutMs = 30_000;
const connectionsKept = 4;
const idleTimeoutMs = 60_000;

type Class = new (...args: never[]) => object;
export type Entities = MixedList<Class | EntitySchema>;

/** How every service talks to its database: nothing waits without an end. */
export function databaseOptions(name: string, configuration: ServiceConfiguration, entities: Entities): DataSourceOptions {
  return {
    type: 'postgres',
    url: configuration.DATABASE_URL,
    entities: entities as MixedList<string | EntitySchema>,
    synchronize: false,
    migrationsRun: false,
    // The application's role may not, and the migrations have.
    installExtensions: false,
    applicationName: name,
    connectTimeoutMS: connectTimeoutMs,
    extra: {
      // A statement may be sent while the one before it is answered: see PipelinedTransaction.
      pipeline: true,
      options: sessionOptions,
      max: configuration.DATABASE_POOL_MAX,
      // A new session costs as much as a dozen requests: a few are kept on quiet days, too.
      min: Math.min(connectionsKept, configuration.DATABASE_POOL_MAX),
      idleTimeoutMillis: idleTimeoutMs,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    },
  };
}
