import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { type KafkaConnection, kafkaJsConnection, KafkaJsPort, type KafkaRecord, type Subscription } from '@owcr/messaging';
import { ensureTopics } from '@owcr/messaging/topic-admin';
import { makeCertificates } from './certificates.fixture.js';
import { ensureAccess } from './kafka-access.js';
import { accessRules, kafkaUserOf } from './kafka-rights.js';
import type { ServiceName } from './layout.js';
import { ensureKafkaUsers } from './kafka-users.js';
import { LocalKafka } from './kafka.js';
import { openToOthers } from './open-to-others.fixture.js';

const record = (topic: string, value = 'x'): KafkaRecord => ({ topic, key: 'k', value: Buffer.from(value), headers: {} });

async function until<T>(look: () => T, timeoutMs = 20_000): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + timeoutMs; ; await sleep(50)) {
    const seen = look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${String(look)}`);
  }
}

describe('a broker that speaks TLS and lets in who is known', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'owcr-kafka-security-'));
  const kafka = new LocalKafka({ dataDir, heapMb: 256, tls: makeCertificates() });
  const ports: KafkaJsPort[] = [];
  const subscriptions: Subscription[] = [];

  beforeAll(async () => {
    // As an earlier version left them.
    mkdirSync(join(dataDir, 'kafka', 'left'), { recursive: true, mode: 0o755 });
    writeFileSync(join(dataDir, 'kafka', 'left', 'open'), '', { mode: 0o644 });
    await kafka.start();
    await ensureTopics(kafka.connection);
    await ensureKafkaUsers(
      kafka.connection,
      (['intake', 'insights'] as const).map((service) => ({ username: kafkaUserOf(service), password: `of ${service}` })),
    );
    await ensureAccess(kafka.connection, accessRules());
  }, 120_000);

  afterAll(async () => {
    await Promise.all(subscriptions.map((subscription) => subscription.stop(2_000)));
    await Promise.all(ports.map((port) => port.close()));
    await kafka.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  function connectionOf(service: ServiceName, password = `of ${service}`): KafkaConnection {
    return kafka.connectionOf(kafkaUserOf(service), password);
  }

  function open(connection: KafkaConnection): KafkaJsPort {
    const port = new KafkaJsPort(connection, '', 'test');
    ports.push(port);
    return port;
  }

  async function follow(port: KafkaJsPort, topic: string, group: string) {
    const seen: string[] = [];
    const handler = (records: readonly KafkaRecord[]) => {
      seen.push(...records.map(({ value }) => value.toString()));
      return Promise.resolve('done' as const);
    };
    const subscription = await port.subscribe({ topics: [topic], group, handler });
    subscriptions.push(subscription);
    return { seen, subscription };
  }

  it('carries what a service states to one that follows it', async () => {
    const { seen } = await follow(open(connectionOf('insights')), 'owcr.issue', 'insights.test');
    await open(connectionOf('intake')).publish([record('owcr.issue', 'heard')]);
    await until(() => seen.includes('heard'));
  }, 60_000);

  it('is not believed when another authority signed for it, and believes nobody who speaks without TLS', async () => {
    const stranger = { ...connectionOf('intake'), tls: { ca: makeCertificates().ca } };
    await expect(open(stranger).publish([record('owcr.issue')])).rejects.toThrow(/certificate/);
    const clear = { ...connectionOf('intake'), tls: undefined };
    await expect(open(clear).publish([record('owcr.issue')])).rejects.toThrow();
  }, 60_000);

  it('refuses a wrong password and nobody, and says so', async () => {
    const wrong = connectionOf('intake', 'guessed');
    await expect(open(wrong).publish([record('owcr.issue')])).rejects.toThrow(/invalid credentials|[Aa]uthentication failed/);
    await expect(open({ ...wrong, sasl: undefined }).publish([record('owcr.issue')])).rejects.toThrow();
    const { subscription } = await follow(open(wrong), 'owcr.roster', 'intake.wrong');
    expect(await until(() => subscription.health().refusal)).toMatch(/[Aa]uthentication failed/);
    expect(subscription.health().joined).toBe(false);
  }, 60_000);

  it('lets the administrator alone sign in with a password in clear', async () => {
    const plain = kafka.connectionOf(kafkaUserOf('intake'), 'of intake', 'plain');
    await expect(open(plain).publish([record('owcr.issue')])).rejects.toThrow(/[Aa]uthentication failed/);
  });

  it('lets a service write no topic of another', async () => {
    const port = open(connectionOf('intake'));
    await expect(port.publish([record('owcr.assignment')])).rejects.toThrow(/[Nn]ot authorized/);
    await expect(open(connectionOf('insights')).publish([record('owcr.issue')])).rejects.toThrow(/[Nn]ot authorized/);
    await port.publish([record('owcr.issue')]);
  });

  it('lets a service read no topic that is not on its list, and join no group of another', async () => {
    await open(kafka.connection).publish([record('owcr.notification', 'secret')]);
    const { subscription, seen } = await follow(open(connectionOf('intake')), 'owcr.notification', 'intake.test');
    expect(await until(() => subscription.health().refusal)).toMatch(/[Nn]ot authorized/);
    expect([subscription.health().joined, seen]).toEqual([false, []]);
    const admin = new Kafka({ ...kafkaJsConnection(connectionOf('intake')), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const taking = (groupId: string) =>
      admin.setOffsets({ groupId, topic: 'owcr.roster', partitions: [{ partition: 0, offset: '0' }] });
    await expect(taking('insights.test')).rejects.toThrow(/coordinator|[Nn]ot authorized/);
    await taking('intake.other');
    await admin.disconnect();
  }, 60_000);

  it('goes by a new password at once, and by a right that was taken away no longer', async () => {
    await ensureKafkaUsers(kafka.connection, [{ username: kafkaUserOf('intake'), password: 'new' }]);
    await open(connectionOf('intake', 'new')).publish([record('owcr.issue')]);
    await expect(open(connectionOf('intake')).publish([record('owcr.issue')])).rejects.toThrow(/[Aa]uthentication failed/);
    const fewer = accessRules().filter(({ name, operation }) => !(name === 'owcr.issue' && operation === 'write'));
    expect((await ensureAccess(kafka.connection, fewer)).removed).toEqual([
      expect.stringContaining('WRITE TOPIC LITERAL owcr.issue'),
    ]);
    await expect(open(connectionOf('intake', 'new')).publish([record('owcr.issue')])).rejects.toThrow(/[Nn]ot authorized/);
    expect((await ensureAccess(kafka.connection, accessRules())).added).toHaveLength(1);
  });

  it('lets a service follow again once a right that was taken away is back', async () => {
    const state = (value: string) => open(kafka.connection).publish([record('owcr.issue', value)]);
    const { seen, subscription } = await follow(open(connectionOf('insights')), 'owcr.issue', 'insights.again');
    await state('before');
    await until(() => seen.includes('before'));
    await ensureAccess(
      kafka.connection,
      accessRules().filter(({ name, operation }) => !(name === 'owcr.issue' && operation === 'read')),
    );
    expect(await until(() => subscription.health().refusal)).toMatch(/[Nn]ot authorized/);
    await ensureAccess(kafka.connection, accessRules());
    await state('after');
    await until(() => seen.includes('after'));
    expect(subscription.health().refusal).toBeUndefined();
  }, 60_000);

  it('keeps all that it writes for its owner: settings, which hold a password, events, logs, and what was open before', () => {
    expect(readdirSync(join(dataDir, 'kafka', 'log')).some((name) => name.startsWith('owcr.issue'))).toBe(true);
    expect(openToOthers(dataDir)).toEqual([]);
  });
});
