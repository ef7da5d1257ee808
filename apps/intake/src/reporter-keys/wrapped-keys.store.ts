import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Keyring } from './keyring.js';
import { indexKeyName, reporterKeyName, unwrapKey, wrapKey, type WrappedKey } from './sealed-reporter.js';

/** What queries are asked of: a transaction, a data source's manager, a migration's runner. */
export type Queries = Pick<EntityManager, 'query'>;

interface ReporterKeyRow extends WrappedKey {
  issue_id: string;
}

const rewrapBatchMax = 500;

/**
 * Throws where data was stored with a key that the ring does not have, or has another one under its id: better no service than one
 * that cannot read what it holds and stores more under keys that nobody has kept.
 */
export async function assertKeysOpen(queries: Queries, keyring: Keyring): Promise<void> {
  const samples: ReporterKeyRow[] = await queries.query(
    'SELECT DISTINCT ON (key_id) issue_id, key_id, wrapped_key FROM reporter_key ORDER BY key_id, issue_id',
  );
  for (const sample of samples) assertOpens(keyring, sample, reporterKeyName(sample.issue_id));
}

function assertOpens(keyring: Keyring, wrapped: WrappedKey, name: string): void {
  try {
    unwrapKey(keyring, wrapped, name);
  } catch (error) {
    throw new Error(`REPORTER_KEYS: key ${wrapped.key_id} does not open what was stored with it: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The key of the contact index; made by whoever comes first. It stays the same when the keys that wrap it change. */
export async function contactIndexKey(queries: Queries, keyring: Keyring): Promise<KeyObject> {
  const fresh = wrapKey(keyring, randomBytes(32), indexKeyName);
  await queries.query('INSERT INTO contact_index_key (key_id, wrapped_key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    fresh.key_id,
    fresh.wrapped_key,
  ]);
  const [stored]: WrappedKey[] = await queries.query('SELECT key_id, wrapped_key FROM contact_index_key');
  if (!stored) throw new Error('the key of the contact index was deleted while it was read');
  assertOpens(keyring, stored, indexKeyName);
  return createSecretKey(unwrapKey(keyring, stored, indexKeyName));
}

/** Rewraps some of the keys that another than the current key wraps. Returns how many; 0: there are none left. */
export async function rewrapSome(tx: Queries, keyring: Keyring, limit: number = rewrapBatchMax): Promise<number> {
  const rows: ReporterKeyRow[] = await tx.query(
    'SELECT issue_id, key_id, wrapped_key FROM reporter_key WHERE key_id <> $1 ORDER BY issue_id LIMIT $2 FOR UPDATE',
    [keyring.current.id, limit],
  );
  const rewrapped = rows.map((row) => rewrap(keyring, row, reporterKeyName(row.issue_id)));
  await tx.query(
    `UPDATE reporter_key k SET key_id = $1, wrapped_key = n.wrapped_key
       FROM unnest($2::uuid[], $3::bytea[]) AS n (issue_id, wrapped_key) WHERE k.issue_id = n.issue_id`,
    [keyring.current.id, rows.map(({ issue_id }) => issue_id), rewrapped.map(({ wrapped_key }) => wrapped_key)],
  );
  return rows.length;
}

/** The same for the key of the contact index. */
export async function rewrapIndexKey(tx: Queries, keyring: Keyring): Promise<number> {
  const [row]: WrappedKey[] = await tx.query('SELECT key_id, wrapped_key FROM contact_index_key WHERE key_id <> $1 FOR UPDATE', [
    keyring.current.id,
  ]);
  if (!row) return 0;
  const { key_id, wrapped_key } = rewrap(keyring, row, indexKeyName);
  await tx.query('UPDATE contact_index_key SET key_id = $1, wrapped_key = $2', [key_id, wrapped_key]);
  return 1;
}

function rewrap(keyring: Keyring, wrapped: WrappedKey, name: string): WrappedKey {
  return wrapKey(keyring, unwrapKey(keyring, wrapped, name), name);
}

/** How many data keys each configured key wraps. */
export async function countByKey(queries: Queries): Promise<ReadonlyMap<string, number>> {
  const rows: { key_id: string; n: string }[] = await queries.query(
    'SELECT key_id, count(*) AS n FROM reporter_key GROUP BY key_id',
  );
  return new Map(rows.map(({ key_id, n }) => [key_id, Number(n)]));
}
