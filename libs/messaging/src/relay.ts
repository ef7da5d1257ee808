import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { theService } from '@owcr/access';
import { DataSource, type EntityManager } from 'typeorm';

import { lingerMsOf } from './consumers.js';
import { KAFKA_PORT, type KafkaPort, type KafkaRecord } from './kafka-port.js';
import { MessagingOptions } from './messaging-options.js';
import { relayFailures, relayPublished } from './metrics.js';
import { serviceLabel } from './service-scope.js';
import { batchLimits, recordOverheadBytes, Succession } from './succession.js';
import { send, transactionIn } from './transactions.js';
import { Wake } from './wake.js';

/** As many as the table's generated column tells apart. */
export const shards = 8;
/** Rows of what was published from memory are deleted together. */
const deleteEveryMs = 1_000;
/** What was published and could not be deleted is remembered up to so many; a row that stays is published again. */
const deleteMax = 10_000;
/** How often the table is looked at for what another process left, and how old that has to be. */
const sweepEveryMs = 1_000;
const sweepOlderThanMs = 2_000;
/** Another relay holds the shard of a key for about so long. */
const heldPauseMs = 20;
const keysAtOnce = 500;
const retryMinMs = 100;
const retryMaxMs = 5_000;

interface OutboxRow {
  shard: number;
  seq: string;
  topic: string;
  msg_key: string;
  headers: Record<string, string>;
  payload: Buffer;
  /** Whether it is as old as what is looked for. */
  due: boolean;
}

/** What is taken out of the table: everything, the events of some keys, or what is so old that nobody else seems to publish it. */
type Wanted = 'all' | 'old' | readonly string[];

interface Round {
  published: number;
  /** Nothing of what was wanted is left: neither held by another relay nor beyond one batch. */
  complete: boolean;
}

/**
 * Publishes the outbox: at least once, in order per key. What this process has committed goes from memory where `Succession` allows it,
 * and the table is the net for everything else: what another process left, what follows something of another process, what failed. Rows
 * are deleted once Kafka has them, so there is no cursor that a late commit could slip under. Several relays may run: in the table each
 * shard is held by one at a time, by a transaction-level lock.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(Relay.name);
  private readonly succession = new Succession();
  private published: KafkaRecord[] = [];
  /** When the first of what was committed is to be published. */
  private publishAtMs = Infinity;
  private deleteAtMs = 0;
  private sweepAtMs = 0;
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private interrupt: () => void = () => undefined;
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
    this.unsubscribe = this.wake.onCommit((stated) => {
      if (stated.length === 0) return;
      this.succession.committed(stated);
      const dueAtMs = performance.now() + Math.min(...stated.map(({ topic }) => lingerMsOf(topic)));
      if (dueAtMs >= this.publishAtMs) return;
      this.publishAtMs = dueAtMs;
      this.interrupt();
    });
    this.loop = this.run();
  }

  /** Stops after the batch in hand; what is left in the outbox is published by the next one to run. */
  async onModuleDestroy(): Promise<void> {
    this.running = false;
    this.unsubscribe();
    this.interrupt();
    await this.loop;
    await this.deletePublished().catch(() => undefined);
  }

  private async run(): Promise<void> {
    while (this.running) {
      try {
        const pauseMs = await this.step();
        this.failures = 0;
        if (pauseMs > 0) await this.pause(pauseMs);
      } catch (error) {
        await this.backOff(error);
      }
    }
  }

  /** One piece of work, whatever is most due. Returns how long nothing else is: 0 where there is more. */
  private async step(): Promise<number> {
    const now = performance.now();
    if (this.published.length > 0 && now >= this.deleteAtMs) await this.deletePublished();
    if (now >= this.publishAtMs) {
      const batch = this.succession.next();
      this.publishAtMs = this.succession.hasFresh ? now : Infinity;
      if (batch.length > 0) return this.publishFromMemory(batch);
    }
    const left = this.succession.takeLeft();
    if (left !== null) return this.publishLeft(left);
    if (now >= this.sweepAtMs) {
      this.sweepAtMs = now + sweepEveryMs;
      // What has been published waits for nobody: looked at as well, it would cost a round each second.
      await this.deletePublished();
      if ((await this.anyWait()) && !(await this.round('old')).complete) this.sweepAtMs = 0;
      return 0;
    }
    const nextMs = Math.min(this.sweepAtMs, this.publishAtMs, this.published.length > 0 ? this.deleteAtMs : Infinity);
    return Math.max(1, nextMs - performance.now());
  }

  private async publishFromMemory(batch: KafkaRecord[]): Promise<number> {
    await this.kafka.publish(batch);
    this.succession.confirmed(batch);
    relayPublished.inc(serviceLabel(), batch.length);
    if (this.published.length === 0) this.deleteAtMs = performance.now() + deleteEveryMs;
    if (this.published.length + batch.length <= deleteMax) this.published.push(...batch);
    return 0;
  }

  private async publishLeft(left: 'all' | readonly string[]): Promise<number> {
    const wanted = left === 'all' ? left : left.slice(0, keysAtOnce);
    if (left !== 'all') this.succession.leave(left.slice(keysAtOnce));
    const { complete, published } = await this.round(wanted);
    if (complete) return 0;
    this.succession.leave(wanted);
    return published > 0 ? 0 : heldPauseMs;
  }

  /** Until then, or until something is to be published earlier. */
  private async pause(ms: number): Promise<void> {
    const aborter = new AbortController();
    this.interrupt = () => aborter.abort();
    // What was committed while the last step ended has interrupted nothing.
    const untilMs = this.publishAtMs - performance.now();
    if (this.running && untilMs > 0)
      await sleep(Math.min(ms, untilMs), undefined, { signal: aborter.signal }).catch(() => undefined);
    this.interrupt = () => undefined;
  }

  private async backOff(error: unknown): Promise<void> {
    this.succession.leaveAll();
    this.failures += 1;
    relayFailures.inc(serviceLabel());
    const pauseMs = Math.min(retryMinMs * 2 ** (this.failures - 1), retryMaxMs);
    this.log.warn(
      `events wait in the outbox, next try in ${pauseMs} ms: ${error instanceof Error ? error.message : String(error)}`,
    );
    if (this.running) await sleep(pauseMs);
  }

  /** Spares an idle relay a transaction. */
  private async anyWait(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ waits: boolean }[]>('SELECT outbox_waits() AS waits');
    return row?.waits ?? false;
  }

  /** One round over the table: what is wanted of the shards that are free, the oldest rows of each, published and deleted. */
  async round(wanted: Wanted = 'all'): Promise<Round> {
    await this.deletePublished();
    return transactionIn(this.dataSource, theService, async (tx) => {
      const isOfKeys = typeof wanted !== 'string';
      const { held, asked } = await this.lockShards(tx, isOfKeys ? wanted : null);
      const taken = isOfKeys ? await takeKeys(tx, held, wanted) : upToDue(await this.take(tx, held, wanted));
      const rows = upToBytes(taken, batchLimits.bytes);
      const complete = held.length === asked && rows.length === taken.length && rows.length < batchLimits.records / shards;
      if (rows.length === 0) return { published: 0, complete };
      const records = rows.map(toRecord);
      await this.kafka.publish(records);
      this.succession.confirmed(records);
      await send(
        tx,
        'DELETE FROM outbox o USING unnest($1::smallint[], $2::bigint[]) AS d(shard, seq) WHERE o.shard = d.shard AND o.seq = d.seq',
        [rows.map((r) => r.shard), rows.map((r) => r.seq)],
      );
      relayPublished.inc(serviceLabel(), rows.length);
      return { published: rows.length, complete };
    });
  }

  /** Takes those rows out of the table that were published from memory. Where it fails they are published once more. */
  private async deletePublished(): Promise<void> {
    const records = this.published;
    if (records.length === 0) return;
    this.published = [];
    await transactionIn(this.dataSource, theService, async (tx) => {
      await send(
        tx,
        `DELETE FROM outbox o USING (SELECT set_config('synchronous_commit', 'off', true)) AS relaxed,
           unnest($1::text[], $2::text[], $3::bigint[]) AS d(msg_key, topic, agg_version)
         WHERE o.msg_key = d.msg_key AND o.topic = d.topic AND o.agg_version = d.agg_version AND o.msg_key = ANY($1::text[])`,
        [records.map(({ key }) => key), records.map(({ topic }) => topic), records.map(({ headers }) => headers.ce_aggversion)],
      );
    });
  }

  /** The shards of `keys`, or all. A lost delete only means publishing twice, so its commit need not wait for the disk. */
  private async lockShards(tx: EntityManager, keys: readonly string[] | null): Promise<{ held: number[]; asked: number }> {
    const rows = await tx.query<{ shard: number; held: boolean }[]>(
      `SELECT shard, pg_try_advisory_xact_lock(hashtext($1), shard) AS held
         FROM (SELECT set_config('synchronous_commit', 'off', true)) AS relaxed,
           (SELECT generate_series(0, $2::int - 1) AS shard WHERE $3::text[] IS NULL
            UNION SELECT (hashtextextended(key, 0) & ($2::int - 1))::int FROM unnest($3::text[]) AS key) AS asked`,
      [`outbox:${this.options.service}`, shards, keys],
    );
    return { held: rows.filter(({ held }) => held).map(({ shard }) => shard), asked: rows.length };
  }

  private async take(tx: EntityManager, held: readonly number[], wanted: 'all' | 'old'): Promise<OutboxRow[]> {
    if (held.length === 0) return [];
    return tx.query<OutboxRow[]>(
      `SELECT o.* FROM unnest($1::smallint[]) AS s(held)
       CROSS JOIN LATERAL (SELECT shard, seq, topic, msg_key, headers, payload,
             created_at <= clock_timestamp() - make_interval(secs => $3::float8 / 1000) AS due
           FROM outbox WHERE shard = s.held ORDER BY seq LIMIT $2) AS o
       ORDER BY o.seq`,
      [held, Math.ceil(batchLimits.records / held.length), wanted === 'old' ? sweepOlderThanMs : -sweepOlderThanMs],
    );
  }
}

/** Everything of these keys that is still in the table. */
async function takeKeys(tx: EntityManager, held: readonly number[], keys: readonly string[]): Promise<OutboxRow[]> {
  if (held.length === 0) return [];
  return tx.query<OutboxRow[]>(
    `SELECT shard, seq, topic, msg_key, headers, payload, true AS due
       FROM outbox WHERE msg_key = ANY($1::text[]) AND shard = ANY($2::smallint[]) ORDER BY seq LIMIT $3`,
    [keys, held, batchLimits.records],
  );
}

function toRecord(row: OutboxRow): KafkaRecord {
  return { topic: row.topic, key: row.msg_key, value: row.payload, headers: row.headers };
}

/** Of each shard what comes before the first row that is not due: whatever the clock did, nothing goes before what it follows. */
function upToDue(rows: readonly OutboxRow[]): OutboxRow[] {
  const ended = new Set<number>();
  return rows.filter(({ shard, due }) => {
    if (!due) ended.add(shard);
    return !ended.has(shard);
  });
}

/** The first rows that stay together below the limit; at least one. Cutting a list keeps the order per key. */
function upToBytes(rows: OutboxRow[], limitBytes: number): OutboxRow[] {
  let bytes = 0;
  const end = rows.findIndex((row, index) => {
    bytes += row.payload.length + recordOverheadBytes;
    return index > 0 && bytes > limitBytes;
  });
  return end === -1 ? rows : rows.slice(0, end);
}
