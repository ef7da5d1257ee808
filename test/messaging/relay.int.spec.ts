import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Fact } from '@owcr/contracts';
import {
  type KafkaPort,
  type KafkaRecord,
  type MessagingOptions,
  messagingMigrations,
  Outbox,
  outboxAgeSeconds,
  Relay,
  Transactions,
  Wake,
} from '@owcr/messaging';
import { eventually, testDatabase, type TestDatabase } from '@owcr/testing';

const options: MessagingOptions = { service: 'intake', connection: { brokers: [] }, topicPrefix: '' };

function fact(key: string, version: number): Fact<'issue.noted.v1'> {
  return {
    type: 'issue.noted.v1',
    key,
    version,
    data: { issueId: key, noteId: randomUUID(), by: randomUUID(), at: '2026-03-01T10:00:00Z' },
  };
}

/** A broker that can be away: the port's promise is that `publish` rejects then. The real one is tried in test/conformance and test/faults. */
class Recorder implements KafkaPort {
  readonly published: KafkaRecord[] = [];
  away = false;
  delayMs = 0;

  async publish(records: readonly KafkaRecord[]): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    if (this.away) throw new Error('broker away');
    this.published.push(...records);
  }

  subscribe(): never {
    throw new Error('the relay only publishes');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

describe('outbox and relay', () => {
  let db: TestDatabase;
  let kafka: Recorder;
  let outbox: Outbox;
  let wake: Wake;
  let transactions: Transactions;
  let relay: Relay;

  beforeAll(async () => {
    db = await testDatabase({ migrations: messagingMigrations, entities: [] });
  });

  afterAll(() => db.close());

  beforeEach(async () => {
    await db.dataSource.query('TRUNCATE outbox');
    kafka = new Recorder();
    outbox = new Outbox(options);
    wake = new Wake();
    transactions = new Transactions(db.app, wake);
    relay = new Relay(db.app, kafka, wake, options);
  });

  const waiting = async () => (await db.dataSource.query<unknown[]>('SELECT FROM outbox')).length;
  const versions = (key: string) => kafka.published.filter((r) => r.key === key).map((r) => Number(r.headers.ce_aggversion));

  it('knows how long the oldest event has waited, whichever shard it is in', async () => {
    const age = () => outboxAgeSeconds(db.app);
    expect(await age()).toBe(0);
    await transactions.run((tx) =>
      outbox.append(
        tx,
        Array.from({ length: 50 }, () => fact(randomUUID(), 1)),
      ),
    );
    expect(await age()).toBeLessThan(30);
    const shards = await db.dataSource.query<{ shard: number }[]>('SELECT DISTINCT shard FROM outbox');
    for (const { shard } of shards) {
      await db.dataSource.query('UPDATE outbox SET created_at = now()');
      await db.dataSource.query(
        `UPDATE outbox SET created_at = now() - interval '1 hour'
         WHERE (shard, seq) = (SELECT shard, min(seq) FROM outbox WHERE shard = $1 GROUP BY shard)`,
        [shard],
      );
      expect(await age()).toBeGreaterThan(3_599);
    }
    expect(shards.length).toBeGreaterThan(4);
  });

  it('publishes nothing of a transaction that is rolled back', async () => {
    const key = randomUUID();
    await expect(
      transactions.run(async (tx) => {
        await outbox.append(tx, [fact(key, 1)]);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await relay.round();
    expect(kafka.published).toEqual([]);
  });

  it('refuses a fact that breaks its contract, and the whole change with it', async () => {
    const broken = { ...fact(randomUUID(), 1), data: { issueId: 'not-an-id' } } as unknown as Fact;
    await expect(transactions.run((tx) => outbox.append(tx, [broken]))).rejects.toThrow('issueId');
    expect(await waiting()).toBe(0);
  });

  it('does not skip a transaction that commits after a later one', async () => {
    const [early, late] = [randomUUID(), randomUUID()];
    let commitEarly: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commitEarly = resolve));
    let appended: () => void = () => undefined;
    const isAppended = new Promise<void>((resolve) => (appended = resolve));
    const slow = transactions.run(async (tx) => {
      await outbox.append(tx, [fact(early, 1)]);
      appended();
      await held;
    });
    await isAppended;
    await transactions.run((tx) => outbox.append(tx, [fact(late, 1)]));
    await relay.round();
    expect(kafka.published.map((r) => r.key)).toEqual([late]);
    commitEarly();
    await slow;
    await relay.round();
    expect(kafka.published.map((r) => r.key)).toEqual([late, early]);
  });

  it('keeps events while the broker is away, and publishes them in order when it is back', async () => {
    const key = randomUUID();
    kafka.away = true;
    relay.onApplicationBootstrap();
    for (const version of [1, 2, 3]) await transactions.run((tx) => outbox.append(tx, [fact(key, version)]));
    expect(await waiting()).toBe(3);
    kafka.away = false;
    await eventually(async () => (await waiting()) === 0);
    await relay.onModuleDestroy();
    expect(versions(key)).toEqual([1, 2, 3]);
  });

  it('publishes right after the commit, not at the next poll', async () => {
    relay.onApplicationBootstrap();
    await transactions.run((tx) => outbox.append(tx, [fact(randomUUID(), 1)]));
    await eventually(() => kafka.published.length === 1);
    await relay.onModuleDestroy();
  });

  it('publishes what this process commits without waiting for the table, each once', async () => {
    const keys = Array.from({ length: 20 }, () => randomUUID());
    relay.onApplicationBootstrap();
    await eventually(async () => (await waiting()) === 0);
    // Another relay at work on the whole table is in nobody's way.
    const held = db.dataSource.createQueryRunner();
    await held.startTransaction();
    await held.query('SELECT pg_advisory_xact_lock(hashtext($1), shard) FROM generate_series(0, 7) AS shard', ['outbox:intake']);
    for (let version = 1; version <= 15; version++)
      await transactions.run((tx) =>
        outbox.append(
          tx,
          keys.map((key) => fact(key, version)),
        ),
      );
    await eventually(() => kafka.published.length === 300);
    await held.rollbackTransaction();
    await held.release();
    await eventually(async () => (await waiting()) === 0);
    await relay.onModuleDestroy();
    for (const key of keys) expect(versions(key)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  });

  it('keeps the order per key where two processes state what follows each other, and loses nothing', async () => {
    const otherWake = new Wake();
    const other = new Relay(db.app, kafka, otherWake, options);
    const elsewhere = new Transactions(db.app, otherWake);
    kafka.delayMs = 2;
    const keys = Array.from({ length: 20 }, () => randomUUID());
    relay.onApplicationBootstrap();
    other.onApplicationBootstrap();
    for (let version = 1; version <= 15; version++)
      await (version % 3 === 0 ? elsewhere : transactions).run((tx) =>
        outbox.append(
          tx,
          keys.map((key) => fact(key, version)),
        ),
      );
    await eventually(async () => (await waiting()) === 0);
    await Promise.all([relay.onModuleDestroy(), other.onModuleDestroy()]);
    const firstSeen = (key: string) => [...new Set(versions(key))];
    for (const key of keys) expect(firstSeen(key)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  });

  it('publishes what a process left that died before it could', async () => {
    relay.onApplicationBootstrap();
    await eventually(async () => (await waiting()) === 0);
    const key = randomUUID();
    const elsewhere = new Transactions(db.app, new Wake());
    for (const version of [1, 2]) await elsewhere.run((tx) => outbox.append(tx, [fact(key, version)]));
    await eventually(() => versions(key).length === 2);
    expect(versions(key)).toEqual([1, 2]);
    await eventually(async () => (await waiting()) === 0);
    await relay.onModuleDestroy();
  });

  it('refuses two facts of one version of one key', async () => {
    const key = randomUUID();
    await transactions.run((tx) => outbox.append(tx, [fact(key, 1)]));
    await expect(transactions.run((tx) => outbox.append(tx, [fact(key, 1)]))).rejects.toThrow('unique');
  });
});
