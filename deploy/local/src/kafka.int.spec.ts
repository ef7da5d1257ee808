import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaJsConnection } from '@owcr/messaging/connection';
import { Kafka, logLevel } from 'kafkajs';
import { LocalKafka } from './kafka.js';

function client({ connection }: LocalKafka): Kafka {
  return new Kafka({ ...kafkaJsConnection(connection), logLevel: logLevel.NOTHING });
}

async function publish(kafka: LocalKafka, value: string): Promise<void> {
  const producer = client(kafka).producer();
  await producer.connect();
  await producer.send({ topic: 'kept', messages: [{ value }], acks: -1 });
  await producer.disconnect();
}

async function highWatermark(kafka: LocalKafka): Promise<number> {
  const admin = client(kafka).admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets('kept');
  await admin.disconnect();
  return offsets.reduce((sum, { high }) => sum + Number(high), 0);
}

describe('the local Kafka', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'owcr-kafka-test-'));
  const kafka = new LocalKafka({ dataDir, heapMb: 256 });

  beforeAll(async () => {
    await kafka.start();
    const admin = client(kafka).admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }], waitForLeaders: true });
    await admin.disconnect();
  }, 120_000);
  afterAll(async () => {
    await kafka.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('keeps messages and address over a second start', async () => {
    const { brokers } = kafka;
    await publish(kafka, 'one');
    await kafka.stop();
    await kafka.start();
    expect(kafka.brokers).toBe(brokers);
    expect(await highWatermark(kafka)).toBe(1);
  }, 120_000);

  it('keeps acknowledged messages when it is killed', async () => {
    await publish(kafka, 'two');
    await kafka.kill();
    await kafka.start();
    expect(await highWatermark(kafka)).toBe(2);
  }, 120_000);

  it('moves when its port was taken meanwhile', async () => {
    const before = kafka.brokers;
    await kafka.stop();
    const thief = createServer().unref();
    await new Promise<void>((resolve) => thief.listen(Number(before.split(':')[1]), '127.0.0.1', resolve));
    await kafka.start();
    expect(kafka.brokers).not.toBe(before);
    await publish(kafka, 'three');
    expect(await highWatermark(kafka)).toBe(3);
  }, 120_000);

  it('makes no topic by accident', async () => {
    const producer = client(kafka).producer({ allowAutoTopicCreation: true, retry: { retries: 0 } });
    await producer.connect();
    await expect(producer.send({ topic: 'mistyped', messages: [{ value: 'x' }] })).rejects.toThrow();
    await producer.disconnect();
  });
});
