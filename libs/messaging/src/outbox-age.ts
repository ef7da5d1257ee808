import { theService } from '@owcr/access';
import type { DataSource } from 'typeorm';
import { shards } from './relay.js';
import { transactionIn } from './transactions.js';

const ageSql = `
  SELECT extract(epoch FROM clock_timestamp() - min(head.created_at))::float8 AS age_s
  FROM generate_series(0, $1::int - 1) AS shards (one)
  CROSS JOIN LATERAL (SELECT created_at FROM outbox WHERE shard = shards.one ORDER BY seq LIMIT 1) AS head`;

/** Seconds that the oldest event has waited in the outbox, 0 when none waits. Looks at the head of each shard only: after an outage it may be long. */
export async function outboxAgeSeconds(dataSource: DataSource): Promise<number> {
  const read = transactionIn(dataSource, theService, (tx) => tx.query<[{ age_s: number | null }]>(ageSql, [shards]), 'READ ONLY');
  const [row] = await read;
  return row.age_s ?? 0;
}
