import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { theService } from '@owcr/access';
import { DataSource, type EntityManager } from 'typeorm';

import { KAFKA_PORT, type KafkaPort, type KafkaRecord } from './kafka-port.js';
import { MessagingOptions } from './messaging-options.js';
import { relayFailures, relayPublished } from './metrics.js';
import { restAfter } from './rest.js';
import { transactionIn } from './transactions.js';
import { Wake } from './wake.js';

/** As many as the table's generated column tells apart. */
export const shards = 8;
export const relayBatchMax = 500;
/** Below Kafka's limit for one record batch (1 MiB), whichever partition they go to. One row is at most 900 kB. */
const relayBatchMaxBytes = 950_000;
/** A round of so many says that more are waiting: then there is no rest. */
const backlogFrom = 200;
const pollMs = 100;
const retryMinMs = 100;
const retryMaxMs = 5_000;

interface OutboxRow {
  shard: number;
  seq: string;
  topic: string;
  msg_key: string;
  headers: Record<string, string>;
  payload: Buffer;
}

/**
 * Publishes the outbox: at least once, in order per key. Rows are deleted once Kafka has them, so there is no cursor that a
 * late commit could slip under. Several relays may run: each shard is held by one at a time, by a transaction-level lock.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(Relay.name);
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private interrupt: () => void = () => undefined;
  private woken = false;
  private unsubscribe: () => void = () => undefined;
  private failures = 0;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(KAFKA_PORT) private readonly kafka: KafkaPort,
    private readonly wake: Wake,
    private readonly options: MessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.running = true;
    this.unsubscribe = this.wake.onCommit(() => this.wakeUp());
    this.loop = this.run();
  }

  /** Stops after the round in hand; what is left in the outbox is published by the next one to run. */
  async onModuleDestroy(): Promise<void> {
    this.running = false;
    this.unsubscribe();
    this.wakeUp();
    await this.loop;
  }

  private wakeUp(): void {
    this.woken = true;
    this.interrupt();
  }

  private async run(): Promise<void> {
    for (let published = 0; this.running;) {
      const rowsWait = this.woken || published >= backlogFrom;
      this.woken = false;
      const startedMs = performance.now();
      published = await this.roundOrBackOff(rowsWait);
      if (!this.running) return;
      if (published === 0 && !this.woken) await this.idle();
      else if (published < backlogFrom) await sleep(restAfter(performance.now() - startedMs));
    }
  }

  private async idle(): Promise<void> {
    const aborter = new AbortController();
    this.interrupt = () => aborter.abort();
    await sleep(pollMs, undefined, { signal: aborter.signal }).catch(() => undefined);
    this.interrupt = () => undefined;
  }

  private async roundOrBackOff(rowsWait: boolean): Promise<number> {
    try {
      const published = rowsWait || (await this.anyWait()) ? await this.round() : 0;
      this.failures = 0;
      return published;
    } catch (error) {
      this.failures += 1;
      relayFailures.inc();
      const pauseMs = Math.min(retryMinMs * 2 ** (this.failures - 1), retryMaxMs);
      this.log.warn(
        `events wait in the outbox, next try in ${pauseMs} ms: ${error instanceof Error ? error.message : String(error)}`,
      );
      if (this.running) await sleep(pauseMs);
      return backlogFrom;
    }
  }

  /** Spares an idle relay a transaction. */
  private async anyWait(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ waits: boolean }[]>('SELECT outbox_waits() AS waits');
    return row?.waits ?? false;
  }

  /** One round: whatever shards are free, the oldest rows of each, published and deleted. Returns how many. */
  async round(): Promise<number> {
    return transactionIn(this.dataSource, theService, async (tx) => {
      const rows = await this.take(tx, await this.lockShards(tx));
      if (rows.length === 0) return 0;
      await this.kafka.publish(rows.map(toRecord));
      await tx.query(
        'DELETE FROM outbox o USING unnest($1::smallint[], $2::bigint[]) AS d(shard, seq) WHERE o.shard = d.shard AND o.seq = d.seq',
        [rows.map((r) => r.shard), rows.map((r) => r.seq)],
      );
      relayPublished.inc(rows.length);
      return rows.length;
    });
  }

  /** A lost delete only means publishing twice, so its commit need not wait for the disk. */
  private async lockShards(tx: EntityManager): Promise<number[]> {
    const rows = await tx.query<{ shard: number }[]>(
      `SELECT shard FROM (SELECT set_config('synchronous_commit', 'off', true)) AS relaxed, generate_series(0, $2::int - 1) AS shard
       WHERE pg_try_advisory_xact_lock(hashtext($1), shard)`,
      [`outbox:${this.options.service}`, shards],
    );
    return rows.map((row) => row.shard);
  }

  private async take(tx: EntityManager, held: number[]): Promise<OutboxRow[]> {
    if (held.length === 0) return [];
    const rows = await tx.query<OutboxRow[]>(
      `SELECT o.* FROM unnest($1::smallint[]) AS s(held)
       CROSS JOIN LATERAL (SELECT shard, seq, topic, msg_key, headers, payload FROM outbox WHERE shard = s.held ORDER BY seq LIMIT $2) AS o
       ORDER BY o.seq`,
      [held, Math.ceil(relayBatchMax / held.length)],
    );
    return upToBytes(rows, relayBatchMaxBytes);
  }
}

function toRecord(row: OutboxRow): KafkaRecord {
  return { topic: row.topic, key: row.msg_key, value: row.payload, headers: row.headers };
}

/** The first rows that stay together below the limit; at least one. Cutting a list keeps the order per key. */
function upToBytes(rows: OutboxRow[], limitBytes: number): OutboxRow[] {
  let bytes = 0;
  const end = rows.findIndex((row, index) => {
    bytes += row.payload.length + 1_000;
    return index > 0 && bytes > limitBytes;
  });
  return end === -1 ? rows : rows.slice(0, end);
}
