import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { kafkaJsConnection } from '@owcr/messaging';
import type { ServiceName } from '@owcr/local-stack';
import { eventually } from '@owcr/testing';
import type { System } from './system.js';

export const everyService: ServiceName[] = ['gateway', 'intake', 'sector-assignment', 'escalation', 'notification', 'insights'];

/** Somewhere that something may have been written to, and all that is there. */
export interface Place {
  name: string;
  text: string;
}

/** Every log file: those of the services, of their migrations, of the database and of the broker. */
export function logPlaces(system: System): Place[] {
  const folder = join(system.dataDir, 'logs');
  return readdirSync(folder).map((file) => ({ name: `log ${file}`, text: readFileSync(join(folder, file), 'latin1') }));
}

/** Every record on every topic from the beginning, one place for each topic: keys, headers, values. */
export async function topicPlaces(system: System): Promise<Place[]> {
  const kafka = new Kafka({ ...kafkaJsConnection(system.stack.kafkaConnection), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const names = (await admin.listTopics()).filter((name) => !name.startsWith('__'));
  const offsets = (await Promise.all(names.map((topic) => admin.fetchTopicOffsets(topic)))).flat();
  await admin.disconnect();
  const total = offsets.reduce((sum, { offset, low }) => sum + Number(offset) - Number(low), 0);
  const texts = new Map(names.map((name): [string, string[]] => [name, []]));
  let read = 0;
  const consumer = kafka.consumer({ groupId: `reader-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topics: names, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ topic, message: { key, value, headers = {} } }) => {
      const heads = Object.entries(headers).map(([name, header]) => `${name}: ${String(header)}`);
      texts.get(topic)?.push([key?.toString('latin1'), ...heads, value?.toString('latin1')].join('\n'));
      read++;
      return Promise.resolve();
    },
  });
  await eventually(() => read >= total, { timeoutMs: 30_000 });
  await consumer.disconnect();
  return [...texts].map(([topic, records]) => ({ name: `topic ${topic}`, text: records.join('\n') }));
}

/** What the broker has on its disk, internal topics included. */
export function brokerPlace(system: System): Place {
  const folder = join(system.dataDir, 'kafka', 'log');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
  const segments = files.filter((file) => file.endsWith('.log') && statSync(file).isFile());
  return { name: 'files of the broker', text: segments.map((file) => readFileSync(file, 'latin1')).join('\n') };
}

export async function metricsPlaces(system: System): Promise<Place[]> {
  const ports = JSON.parse(readFileSync(join(system.dataDir, 'ports.json'), 'utf8')) as Record<string, number>;
  return Promise.all(
    everyService.map(async (service) => {
      const origin = service === 'gateway' ? system.stack.url : `http://127.0.0.1:${ports[service]}`;
      const answer = await fetch(`${origin}/metrics`, { signal: AbortSignal.timeout(10_000) });
      if (!answer.ok) throw new Error(`metrics of ${service}: ${answer.status}`);
      return { name: `metrics of ${service}`, text: await answer.text() };
    }),
  );
}

/** Every row of every table of every service, as text: outbox, inbox, dead letters and idempotency keys among them. */
export async function tablePlaces(system: System): Promise<Place[]> {
  const places: Place[] = [];
  for (const service of everyService) {
    const tables = await system.rows<{ name: string }>(
      service,
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const rows = await system.rows<{ row: string }>(service, `SELECT t::text AS row FROM "${name}" t`);
      places.push({ name: `table ${service}.${name}`, text: rows.map(({ row }) => row).join('\n') });
    }
  }
  return places;
}
