import { theService } from '@owcr/access';
import { sessionOptions, transactionIn, type Tx } from '@owcr/messaging';
import { readEnvironment } from '@owcr/platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readReporterKeysConfiguration } from './reporter-keys.configuration.js';
import { assertKeysOpen, countByKey, rewrapIndexKey, rewrapSome } from './wrapped-keys.store.js';

const connectTimeoutMs = 5_000;
const statementTimeoutMs = 30_000;

/**
 * Wraps every data key with the first of REPORTER_KEYS, 500 in a transaction. May be stopped and run again at any time, also while the
 * service runs; run again it has nothing to do. Says what it did, a line at a time; throws before it changes anything where a key is missing.
 */
export async function rewrapReporterKeys(say: (line: string) => void): Promise<number> {
  const keyring = readReporterKeysConfiguration();
  const { DATABASE_URL: url } = readEnvironment(z.object({ DATABASE_URL: z.string().min(1) }));
  const extra = { max: 2, pipeline: true, options: sessionOptions, statement_timeout: statementTimeoutMs };
  const database = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'rewrap',
    connectTimeoutMS: connectTimeoutMs,
    extra,
  });
  const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => transactionIn(database, theService, work);
  await database.initialize();
  try {
    await inTransaction((tx) => assertKeysOpen(tx, keyring));
    let total = 0;
    for (;;) {
      const rewrapped = await inTransaction((tx) => rewrapSome(tx, keyring));
      if (rewrapped === 0) break;
      total += rewrapped;
      say(`${total} keys rewrapped`);
    }
    total += await inTransaction((tx) => rewrapIndexKey(tx, keyring));
    const counts = [...(await inTransaction(countByKey))].map(([id, n]) => `${n} by ${id}`).join(', ') || 'none';
    say(`Rewrapped ${total} keys. Reporters' keys are wrapped: ${counts}. Wrapping key: ${keyring.current.id}.`);
    return total;
  } finally {
    await database.destroy();
  }
}
