import { v5 as uuidv5, validate } from 'uuid';
import type { ReceivedRecord } from './kafka-port.js';
import { send, type Tx } from './transactions.js';

/** Names the records that have no usable id of their own. */
const recordNamespace = '5f0c1f0e-6a0c-4f4e-9b67-2d7a1f2f7c55';

export interface DeadLetterRow {
  id: string;
  seq: string;
  consumer: string;
  topic: string;
  msg_key: string;
  event_id: string;
  kafka_partition: number;
  kafka_offset: string;
  headers: Record<string, string>;
  payload: Buffer;
  state: 'parked' | 'waiting';
  reason: string;
  attempts: number;
  created_at: Date;
}

const insertSql = `
  INSERT INTO dead_letter (consumer, topic, msg_key, event_id, kafka_partition, kafka_offset, headers, payload, state, reason, attempts)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 WHERE NOT EXISTS (SELECT FROM inbox WHERE consumer = $1 AND event_id = $4)
  ON CONFLICT (consumer, event_id) DO NOTHING`;

/** Serializes those who add to, replay or empty the queue of one key, until the end of the transaction. */
export async function lockKey(tx: Tx, consumer: string, topic: string, key: string): Promise<void> {
  await send(tx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`dead-letter ${consumer} ${topic} ${key}`]);
}

/** Keeps a record that cannot be handled, with its reason. Later events of its key wait behind it. One that was given up stays so. */
export async function park(tx: Tx, consumer: string, record: ReceivedRecord, reason: string, attempts: number): Promise<void> {
  await lockKey(tx, consumer, record.topic, record.key);
  await insert(tx, consumer, record, 'parked', reason, attempts);
}

/**
 * Keeps records that wait behind a parked one of their key. Throws when that one has just left, so that the caller's
 * transaction is taken again and handles them.
 */
export async function hold(tx: Tx, consumer: string, records: readonly ReceivedRecord[]): Promise<void> {
  const sorted = [...records].sort((a, b) => (`${a.topic} ${a.key}` < `${b.topic} ${b.key}` ? -1 : 1));
  for (const { topic, key } of sorted) {
    await lockKey(tx, consumer, topic, key);
    const rows = await tx.query<unknown[]>(
      'SELECT FROM dead_letter WHERE consumer = $1 AND topic = $2 AND msg_key = $3 LIMIT 1',
      [consumer, topic, key],
    );
    if (rows.length === 0) throw new Error('the dead letter before this event has just left');
  }
  for (const record of records) await insert(tx, consumer, record, 'waiting', 'an older event of this key is parked', 0);
}

async function insert(
  tx: Tx,
  consumer: string,
  record: ReceivedRecord,
  state: DeadLetterRow['state'],
  reason: string,
  attempts: number,
): Promise<void> {
  const given = record.headers.ce_id ?? '';
  const eventId = validate(given) ? given : uuidv5(`${record.topic} ${record.partition} ${record.offset}`, recordNamespace);
  await send(tx, insertSql, [
    consumer,
    record.topic,
    record.key,
    eventId,
    record.partition,
    record.offset,
    JSON.stringify(record.headers),
    record.value,
    state,
    reason,
    attempts,
  ]);
}

export function toRecord(row: DeadLetterRow): ReceivedRecord {
  return {
    topic: row.topic,
    key: row.msg_key,
    headers: row.headers,
    value: row.payload,
    partition: row.kafka_partition,
    offset: row.kafka_offset,
  };
}
