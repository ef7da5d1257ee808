import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from './pool.js';
import { type KafkaConnection, KafkaJsPort, type Subscription } from '@owcr/messaging';
import { demoIssue } from '../system/demo-issues.js';
import type { System } from '../system/system.js';

const floorPerSecond = 50;
const arrivalDeadlineMs = 30_000;

export interface Load {
  perSecond: number;
  durationS: number;
}

/** Milliseconds from sending the POST to the message in the officer's stream, of each issue of a steady load. */
export async function measureLatency(system: System, clerkToken: string, { perSecond, durationS }: Load): Promise<number[]> {
  const sentAt = new Map<string, number>();
  const arrivedAt = new Map<string, number>();
  const stop = new AbortController();
  await listenAsOfficers(system, stop.signal, (issueId) => {
    if (!arrivedAt.has(issueId)) arrivedAt.set(issueId, performance.now());
  });
  const posts: Promise<void>[] = [];
  const startMs = performance.now();
  for (let n = 0; n < perSecond * durationS; n++) {
    await sleep(Math.max(0, startMs + (n * 1_000) / perSecond - performance.now()));
    posts.push(report(system, clerkToken, n, sentAt));
  }
  await Promise.all(posts);
  const deadline = Date.now() + arrivalDeadlineMs;
  while ([...sentAt.keys()].some((id) => !arrivedAt.has(id)) && Date.now() < deadline) await sleep(50);
  stop.abort();
  const missing = [...sentAt.keys()].filter((id) => !arrivedAt.has(id));
  if (missing.length > 0) throw new Error(`${missing.length} of ${sentAt.size} never reached their officer's stream`);
  return [...sentAt].map(([id, sentMs]) => (arrivedAt.get(id) ?? Number.NaN) - sentMs);
}

/** Reports the n-th issue and keeps when that was. */
export async function report(system: System, token: string, n: number, sentAt: Map<string, number>): Promise<void> {
  const sentMs = performance.now();
  const { id } = await system.ask<{ id: string }>('POST', '/issues', { token, body: demoIssue(n) });
  sentAt.set(id, sentMs);
}

/** Opens the live inbox of every officer of the city. */
export async function listenAsOfficers(system: System, signal: AbortSignal, onIssue: (issueId: string) => void): Promise<void> {
  const { items } = await system.ask<{ items: { id: string; rank: string }[] }>('GET', '/officers?rank=officer&limit=200');
  await Promise.all(
    items.map(async ({ id }) => {
      const { token } = await system.person('officer', { id });
      const response = await fetch(`${system.stack.url}/api/v1/notifications/stream`, {
        headers: { authorization: `Bearer ${token}` },
        signal,
      });
      if (!response.ok || !response.body) throw new Error(`stream: ${response.status}`);
      void follow(response.body, onIssue).catch(() => undefined);
    }),
  );
}

async function follow(body: ReadableStream<Uint8Array>, onIssue: (issueId: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const issueId = /"issueId":"([0-9a-f-]{36})"/.exec(line)?.[1];
      if (line.startsWith('data:') && issueId) onIssue(issueId);
    }
  }
}

/** The least that the way can cost: three commits and two broker round trips, one after the other, at the same rate. */
export async function measureFloor(databaseUrl: string, connection: KafkaConnection, durationS: number): Promise<number[]> {
  const port = new KafkaJsPort(connection, 'bench.', 'bench');
  const pool = openPool(databaseUrl, 10);
  await pool.query('CREATE TABLE IF NOT EXISTS floor (id uuid PRIMARY KEY, payload bytea)');
  const waiting = new Map<string, () => void>();
  const subscription: Subscription = await port.subscribe({
    topics: ['owcr.issue'],
    group: `floor-${randomUUID()}`,
    handler: (records) => {
      for (const record of records) waiting.get(record.key)?.();
      return Promise.resolve('done');
    },
  });
  while (!subscription.health().joined) await sleep(50);
  const payload = Buffer.alloc(600);
  const commit = () => pool.query('INSERT INTO floor VALUES ($1, $2)', [randomUUID(), payload]);
  const roundTrip = async () => {
    const key = randomUUID();
    const back = new Promise<void>((resolve) => waiting.set(key, resolve));
    await port.publish([{ topic: 'owcr.issue', key, value: payload, headers: {} }]);
    await back;
    waiting.delete(key);
  };
  const once = async () => {
    const startMs = performance.now();
    await commit();
    await roundTrip();
    await commit();
    await roundTrip();
    await commit();
    return performance.now() - startMs;
  };
  await once();
  const chains: Promise<number>[] = [];
  const startMs = performance.now();
  for (let n = 0; n < floorPerSecond * durationS; n++) {
    await sleep(Math.max(0, startMs + (n * 1_000) / floorPerSecond - performance.now()));
    chains.push(once());
  }
  const values = await Promise.all(chains);
  await subscription.stop(2_000);
  await port.close();
  await pool.end();
  return values;
}
