import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KafkaConnection, KafkaPort, KafkaRecord, Outcome, ReceivedRecord, Subscription } from '@owcr/messaging';
import { eventually, testKafka, type TestKafka } from '@owcr/testing';

const topic = 'owcr.issue';
const stopDeadlineMs = 10_000;

type Behaviour = (records: readonly ReceivedRecord[]) => Promise<Outcome>;

function record(key: string, n: number): KafkaRecord {
  return { topic, key, value: Buffer.from(JSON.stringify({ n })), headers: { n: String(n) } };
}

function values(records: readonly ReceivedRecord[], key?: string): number[] {
  return records.filter((r) => key === undefined || r.key === key).map((r) => Number(r.headers.n));
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** The promises of `KafkaPort`, tried on a real broker. Every adapter passes the same suite. */
export function kafkaPortConformance(name: string, makePort: (connection: KafkaConnection, prefix: string) => KafkaPort): void {
  describe(`Kafka port: ${name}`, () => {
    let kafka: TestKafka;
    let port: KafkaPort;
    const ports: KafkaPort[] = [];
    const open: Subscription[] = [];

    beforeAll(async () => {
      kafka = await testKafka({ topics: [topic], partitions: 4 });
      port = anotherPort();
    });

    afterAll(async () => {
      await Promise.all(open.map((s) => s.stop(stopDeadlineMs)));
      await Promise.all(ports.map((p) => p.close()));
      await kafka.close();
    });

    function anotherPort(): KafkaPort {
      const made = makePort(kafka.connection, kafka.prefix);
      ports.push(made);
      return made;
    }

    async function subscribe(
      group: string,
      handler: Behaviour,
      on: KafkaPort = port,
      settle?: () => Promise<Outcome>,
    ): Promise<Subscription> {
      const subscription = await on.subscribe({ topics: [topic], group, handler, ...(settle && { settle }) });
      open.push(subscription);
      return subscription;
    }

    function collector(): { records: ReceivedRecord[]; handler: Behaviour } {
      const records: ReceivedRecord[] = [];
      const handler: Behaviour = (list) => {
        records.push(...list);
        return Promise.resolve('done');
      };
      return { records, handler };
    }

    it('delivers what was published before and after the group was there, with key, value and headers', async () => {
      await port.publish([record('before', 1)]);
      const { records, handler } = collector();
      await subscribe('content', handler);
      await eventually(() => values(records, 'before').length === 1);
      await port.publish([record('after', 2)]);
      await eventually(() => values(records, 'after').length === 1);
      const last = records.find((r) => r.key === 'after');
      expect(last).toMatchObject({ topic, key: 'after', headers: { n: '2' } });
      expect(JSON.parse(String(last?.value))).toEqual({ n: 2 });
    });

    it('keeps the order per key, also over concurrent calls to publish', async () => {
      const { records, handler } = collector();
      await subscribe('order', handler);
      const keys = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(range(40).map((n) => port.publish(keys.map((key) => record(`order-${key}`, n)))));
      await eventually(() => keys.every((key) => values(records, `order-${key}`).length === 40));
      for (const key of keys) expect(values(records, `order-${key}`)).toEqual(range(40));
    });

    it('hands records over again while the answer is retry, and skips none', async () => {
      const seen: number[] = [];
      let refusals = 3;
      await subscribe('retry', (list) => {
        const mine = values(list, 'retry');
        if (mine.length > 0 && refusals-- > 0) return Promise.resolve('retry');
        seen.push(...mine);
        return Promise.resolve('done');
      });
      await port.publish(range(10).map((n) => record('retry', n)));
      await eventually(() => seen.length >= 10);
      expect(seen).toEqual(range(10));
    });

    it('delivers again what a member had in hand when it went away without an answer', async () => {
      const gone = anotherPort();
      let taken = 0;
      const never = await subscribe(
        'crash',
        (list) => {
          taken += values(list, 'crash').length;
          return Promise.resolve('retry');
        },
        gone,
      );
      await port.publish(range(5).map((n) => record('crash', n)));
      await eventually(() => taken > 0);
      await never.stop(500);
      const { records, handler } = collector();
      await subscribe('crash', handler);
      await eventually(() => values(records, 'crash').length >= 5, { timeoutMs: 20_000 });
      expect(values(records, 'crash')).toEqual(range(5));
    });

    it('loses nothing and keeps the order when a member joins in the middle and another leaves', async () => {
      const seen = new Map<string, number[]>();
      const slow: Behaviour = async (list) => {
        await sleep(5);
        for (const r of list) seen.set(r.key, [...(seen.get(r.key) ?? []), Number(r.headers.n)]);
        return 'done';
      };
      const first = await subscribe('rebalance', slow);
      const keys = range(12).map((n) => `rebalance-${n}`);
      const publishing = (async () => {
        for (const n of range(60)) {
          await port.publish(keys.map((key) => record(key, n)));
          await sleep(20);
        }
      })();
      await eventually(() => seen.size > 0);
      await subscribe('rebalance', slow, anotherPort());
      await sleep(500);
      await first.stop(stopDeadlineMs);
      await publishing;
      await eventually(() => keys.every((key) => new Set(seen.get(key)).size === 60), { timeoutMs: 25_000 });
      // At least once: a stretch may come twice after a rebalance, but each stretch is in order and none is skipped.
      for (const key of keys) expect(firstSights(seen.get(key) ?? [])).toEqual(range(60));
    }, 60_000);

    it('delivers the other partitions while one handler is slow, and the slow one in the end', async () => {
      const done: string[] = [];
      let release: () => void = () => undefined;
      const blocked = new Promise<void>((resolve) => (release = resolve));
      await subscribe('paused', async (list) => {
        if (list.some((r) => r.key === 'paused-slow')) await blocked;
        done.push(...list.map((r) => r.key));
        return 'done';
      });
      await port.publish([record('paused-slow', 1)]);
      await port.publish(range(8).map((n) => record(`paused-${n}`, 1)));
      await sleep(300);
      expect(done).not.toContain('paused-slow');
      release();
      await eventually(() => done.includes('paused-slow') && range(8).every((n) => done.includes(`paused-${n}`)));
    });

    it('stops without loss: what was answered is committed, the rest comes to the next member', async () => {
      const firstSeen: number[] = [];
      const first = await subscribe('stop', (list) => {
        firstSeen.push(...values(list, 'stop'));
        return Promise.resolve('done');
      });
      await port.publish(range(20).map((n) => record('stop', n)));
      await eventually(() => firstSeen.length === 20);
      await first.stop(stopDeadlineMs);
      await port.publish([record('stop', 21)]);
      const { records, handler } = collector();
      await subscribe('stop', handler);
      await eventually(() => values(records, 'stop').includes(21));
      expect(values(records, 'stop')).toEqual([21]);
    });

    it('commits nothing that could not be settled, and all of it once it is', async () => {
      const seen: number[] = [];
      const handler: Behaviour = (list) => {
        seen.push(...values(list, 'settle'));
        return Promise.resolve('done');
      };
      const member = async (outcome: Outcome) => {
        seen.length = 0;
        const subscription = await subscribe('settle', handler, port, () => Promise.resolve(outcome));
        await eventually(() => seen.length >= 5);
        await subscription.stop(stopDeadlineMs);
      };
      await port.publish(range(5).map((n) => record('settle', n)));
      await member('retry');
      await member('done');
      seen.length = 0;
      await port.publish([record('settle', 6)]);
      await subscribe('settle', handler);
      await eventually(() => seen.includes(6));
      expect(seen).toEqual([6]);
    });

    it('refuses to publish to a topic that nobody made', async () => {
      await expect(port.publish([{ ...record('x', 1), topic: 'owcr.unknown' }])).rejects.toThrow();
      await port.publish([record('still-works', 1)]);
    });

    it('tells how a subscription is', async () => {
      const { handler } = collector();
      const subscription = await subscribe('health', handler);
      await eventually(() => subscription.health().joined);
      await eventually(() => subscription.health().lag === 0);
      expect(subscription.health()).toMatchObject({ group: 'health', assignedPartitions: 4 });
    });
  });
}

/** Each number where it was seen first. */
function firstSights(numbers: number[]): number[] {
  return [...new Set(numbers)];
}
