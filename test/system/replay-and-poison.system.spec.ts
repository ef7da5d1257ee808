import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaJsConnection } from '@owcr/messaging';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import { topics } from '@owcr/contracts';
import type { ServiceName } from '@owcr/local-stack';
import { eventually, eventuallyHolds } from '@owcr/testing';
import { importDemoSectors, demoIssue } from './demo-issues.js';
import { type Person, rootDir, System } from './system.js';

const consumers: ServiceName[] = ['intake', 'sector-assignment', 'escalation', 'notification', 'insights'];
/** The gateway follows the roster as well, to end the access of who is deactivated; what it keeps changes with every request. */
const followers: ServiceName[] = [...consumers, 'gateway'];
/** Marks and positions tell that an event came again; everything else is effect. */
const bookkeeping = ['inbox', 'stream_position', 'migrations', 'typeorm_metadata', 'idempotency_key'];
/** The audit trail: see `saidTwice`. */
const trail = ['audit_entry', 'audit_head'];

describe('events that come again, and events that nobody can read', () => {
  const system = new System();
  let clerk: Person;
  let kafka: Kafka;

  beforeAll(async () => {
    await system.start();
    clerk = await system.person('clerk');
    await importDemoSectors(system);
    kafka = new Kafka({ ...kafkaJsConnection(system.stack.kafkaConnection), logLevel: logLevel.NOTHING });
    for (let n = 0; n < 40; n++) await system.ask('POST', '/issues', { token: clerk.token, body: demoIssue(n) });
    await settled();
  }, 180_000);

  afterAll(() => system.stop(), 60_000);

  /** Everything stated has been published, and every group has read all of it. */
  async function settled(): Promise<void> {
    const admin = kafka.admin();
    await admin.connect();
    try {
      await eventuallyHolds(
        async () => {
          for (const service of [...consumers, 'gateway'] as const) expect(await system.count(service, 'outbox')).toBe(0);
          expect(await lag(admin)).toBe(0);
        },
        { timeoutMs: 60_000, pauseMs: 250 },
      );
    } finally {
      await admin.disconnect();
    }
  }

  async function lag(admin: ReturnType<Kafka['admin']>): Promise<number> {
    const ends = new Map<string, number>();
    for (const topic of Object.keys(topics))
      for (const { partition, offset } of await admin.fetchTopicOffsets(topic)) ends.set(`${topic} ${partition}`, Number(offset));
    let behind = 0;
    for (const { groupId } of (await admin.listGroups()).groups)
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId }))
        for (const { partition, offset } of partitions)
          behind += (ends.get(`${topic} ${partition}`) ?? 0) - Math.max(0, Number(offset));
    return behind;
  }

  /** Refused attempts are written down a minute later, so the trail grows by itself: what counts is that it says nothing twice. */
  async function saidTwice(): Promise<unknown[]> {
    return system.rows('insights', 'SELECT entry, count(*) FROM audit_entry GROUP BY entry HAVING count(*) > 1');
  }

  /** A digest of every table that holds effects. */
  async function tables(service: ServiceName): Promise<Record<string, string>> {
    const names = await system.rows<{ name: string }>(
      service,
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of names.filter(({ name }) => ![...bookkeeping, ...trail].includes(name))) {
      const rows = await system.rows<{ row: string }>(service, `SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
      digests[name] = `${rows.length} ${createHash('sha256')
        .update(rows.map((r) => r.row).join('\n'))
        .digest('hex')}`;
    }
    return digests;
  }

  async function everyTable(): Promise<Record<string, Record<string, string>>> {
    const all: Record<string, Record<string, string>> = {};
    for (const service of consumers) all[service] = await tables(service);
    return all;
  }

  /** Every record on every topic, as it lies there. */
  async function everyRecord(): Promise<
    { topic: string; key: Buffer | null; value: Buffer | null; headers: Record<string, string> }[]
  > {
    const consumer = kafka.consumer({ groupId: `reader-${randomUUID()}` });
    const admin = kafka.admin();
    await admin.connect();
    const names = Object.keys(topics);
    const total = (await Promise.all(names.map((t) => admin.fetchTopicOffsets(t))))
      .flat()
      .reduce((sum, p) => sum + Number(p.offset) - Number(p.low), 0);
    const found: Awaited<ReturnType<typeof everyRecord>> = [];
    await consumer.connect();
    await consumer.subscribe({ topics: names, fromBeginning: true });
    await consumer.run({
      eachMessage: ({ topic, message }) => {
        const headers = Object.fromEntries(Object.entries(message.headers ?? {}).map(([k, v]) => [k, String(v)]));
        found.push({ topic, key: message.key, value: message.value, headers });
        return Promise.resolve();
      },
    });
    await eventually(() => found.length >= total, { timeoutMs: 30_000 });
    await consumer.disconnect();
    await admin.deleteGroups((await admin.listGroups()).groups.map((g) => g.groupId).filter((g) => g.startsWith('reader-')));
    await admin.disconnect();
    return found;
  }

  it('leaves the tables as they are when every event is delivered three times', async () => {
    const before = await everyTable();
    const records = await everyRecord();
    expect(records.length).toBeGreaterThan(40 * 5);
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    for (let round = 0; round < 2; round++)
      for (const { topic, ...message } of records) await producer.send({ topic, messages: [message], acks: 1 });
    await producer.disconnect();
    await settled();
    expect(await everyTable()).toEqual(before);
    expect(await saidTwice()).toEqual([]);
  }, 120_000);

  it('leaves the tables as they are when the topics are read again from the beginning', async () => {
    const before = await everyTable();
    for (const service of followers) await system.stack.kill(service);
    const admin = kafka.admin();
    await admin.connect();
    const groups = (await admin.listGroups()).groups.map((g) => g.groupId);
    expect(groups.length).toBeGreaterThanOrEqual(followers.length);
    // A killed member is missed after its session timeout; until then its group cannot be deleted.
    await eventually(() => deleteGroups(admin), { timeoutMs: 90_000, pauseMs: 1_000 });
    await admin.disconnect();
    await Promise.all(followers.map((service) => system.stack.start(service)));
    await settled();
    expect(await everyTable()).toEqual(before);
    expect(await saidTwice()).toEqual([]);
  }, 180_000);

  it.each(Object.keys(topics))(
    'parks a poison message on %s with its reason while the others flow on, and replays it',
    async (topic) => {
      const producer = kafka.producer({ allowAutoTopicCreation: false });
      await producer.connect();
      const id = randomUUID();
      await producer.send({
        topic,
        messages: [
          {
            key: randomUUID(),
            value: '{"not": "an event"',
            headers: { ce_id: id, ce_type: firstTypeOf(topic), ce_source: ownerOf(topic), ce_aggversion: '1' },
          },
        ],
      });
      await producer.disconnect();
      interface Letter {
        service: string;
        id: string;
        eventId: string;
        reason: string;
      }
      const mine = async () =>
        (await system.ask<{ items: Letter[] }>('GET', '/admin/dead-letters')).items.filter((l) => l.eventId === id);
      await eventually(async () => (await mine()).length > 0, { timeoutMs: 20_000 });
      for (const letter of await mine()) expect(letter.reason).toContain('not JSON');

      const issue = await system.ask<{ id: string }>('POST', '/issues', { token: clerk.token, body: demoIssue(1000) });
      await eventuallyHolds(async () => {
        expect(await system.count('notification', `message WHERE issue_id = '${issue.id}'`)).toBe(1);
      });

      await settled();
      for (const letter of await mine()) {
        const replay = await system.ask<{ handled: number; parked: string }>(
          'POST',
          `/admin/dead-letters/${letter.service}/${letter.id}/replay`,
        );
        expect(replay).toMatchObject({ handled: 0, parked: letter.id });
        await system.rows(letter.service as ServiceName, 'UPDATE dead_letter SET payload = $2 WHERE id = $1', [
          letter.id,
          Buffer.from(goldenOf(firstTypeOf(topic))),
        ]);
        expect(await system.ask('POST', `/admin/dead-letters/${letter.service}/${letter.id}/replay`)).toMatchObject({
          handled: 1,
          parked: null,
        });
      }
      expect(await mine()).toEqual([]);
    },
    60_000,
  );
});

/** True once there is no group left. */
async function deleteGroups(admin: Admin): Promise<boolean> {
  for (const { groupId } of (await admin.listGroups()).groups) await admin.deleteGroups([groupId]);
  return (await admin.listGroups()).groups.length === 0;
}

function firstTypeOf(topic: string): string {
  const [type] = Object.keys(topics[topic as keyof typeof topics].events);
  return type ?? '';
}

/** Who publishes there; of the retired topic, one of those who did. */
function ownerOf(topic: string): string {
  return topics[topic as keyof typeof topics].owner ?? 'intake';
}

/** A sound event of this type: what an operator's repair would have made of the poison. */
function goldenOf(type: string): string {
  return readFileSync(join(rootDir, `libs/contracts/golden/${type}.json`), 'utf8');
}
