import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { openPool } from './pool.js';
import type { DataOf } from '@owcr/contracts';
import { encode, ensureTopics, type KafkaConnection, kafkaEnvironment, KafkaJsPort, type ReceivedRecord } from '@owcr/messaging';
import { nextFreePort, ServiceProcess } from '@owcr/local-stack';
import { event, testIdentity } from '@owcr/testing';
import { percentile } from './measures.js';

export interface TimerLoad {
  /** Timers whose time comes within one and the same second. */
  due: number;
  /** Timers that stay open meanwhile. */
  open: number;
}

export interface TimerFigures {
  fired: number;
  never: number;
  twice: number;
  /** From the deadline to the commit of its escalation, both by the database's clock: what the promise is about. */
  firedP50Ms: number;
  firedP99Ms: number;
  /** From the deadline to the arrival of its escalation from Kafka. */
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

const leadMs = 30_000;
const killAfterMs = 300;
const patienceMs = 60_000;

interface Options {
  /** A database with escalation's tables and nothing in it. */
  /** As the administrator, who sets the scene and counts. */
  databaseUrl: string;
  /** As the application role, for the instances. */
  appUrl: string;
  connection: KafkaConnection;
  load?: TimerLoad;
}

/**
 * Two processes of the real escalation service on one database; one is killed with SIGKILL while the timers fire. Lateness is told twice:
 * up to the commit, as the database stamped it, and up to the arrival of the event from Kafka, with the relay and the broker in it.
 */
export async function measureTimers({
  databaseUrl,
  appUrl,
  connection,
  load = { due: 5_000, open: 200_000 },
}: Options): Promise<TimerFigures> {
  const prefix = `timers${randomUUID().slice(0, 8)}.`;
  await ensureTopics(connection, prefix);
  const port = new KafkaJsPort(connection, prefix, 'timers');
  const pool = openPool(databaseUrl, 4);
  const instances = await Promise.all([startInstance(appUrl, connection, prefix), startInstance(appUrl, connection, prefix)]);
  try {
    await fill(pool, load.open);
    const raised = collector();
    const subscription = await port.subscribe({ topics: ['owcr.escalation'], group: 'timers', handler: raised.handler });
    const firstDueMs = Date.now() + leadMs;
    await report(port, pool, load.due, firstDueMs);
    await sleep(firstDueMs + killAfterMs - Date.now());
    await instances[0].kill();
    const deadline = Date.now() + patienceMs;
    while (raised.arrivals.size < load.due && Date.now() < deadline) await sleep(100);
    await sleep(2_000); // what would come a second time would come now
    await subscription.stop(2_000);
    return await figures(pool, load.due, raised.arrivals);
  } finally {
    await Promise.all(instances.map((instance) => instance.kill()));
    await pool.end();
    await port.close();
  }
}

/** Timers far in the future: weight for the index, as an ordinary day would have. */
async function fill(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO timer (id, version, kind, subject, due_at)
     SELECT gen_random_uuid(), 1, 'resolve/deadline', gen_random_uuid()::text, now() + interval '1 day' + n * interval '1 second' FROM generate_series(1, $1::int) n`,
    [count],
  );
  await pool.query('ANALYZE timer');
}

/** Issues whose acknowledge clock runs out within the second that begins at `firstDueMs`. */
async function report(port: KafkaJsPort, pool: pg.Pool, count: number, firstDueMs: number): Promise<void> {
  const { rows } = await pool.query<{ seconds: number }>(
    `SELECT acknowledge_seconds AS seconds FROM policy WHERE priority = 'normal' AND category IS NULL`,
  );
  const allowedMs = (rows[0]?.seconds ?? 0) * 1_000;
  const events = Array.from({ length: count }, (_, n) => {
    const reportedAt = new Date(firstDueMs + Math.floor((n * 1_000) / count) - allowedMs).toISOString();
    const issueId = randomUUID();
    const data: DataOf<'issue.reported.v1'> = {
      issueId,
      reference: `A1-${n}`,
      category: 'graffiti',
      priority: 'normal',
      channel: 'phone',
      location: null,
      reportedBy: null,
      reportedAt,
    };
    return encode(event('issue.reported.v1', data, { key: issueId }));
  });
  for (let start = 0; start < count; start += 500) await port.publish(events.slice(start, start + 500));
  for (;;) {
    const { rows: clocks } = await pool.query<{ n: string }>(`SELECT count(*) AS n FROM issue_clock`);
    if (Number(clocks[0]?.n) === count) return;
    if (Date.now() > firstDueMs - 1_000) throw new Error(`only ${clocks[0]?.n} of ${count} clocks were open before their time`);
    await sleep(100);
  }
}

interface Arrival {
  atMs: number;
  dueMs: number;
  events: Set<string>;
}

function collector() {
  const arrivals = new Map<string, Arrival>();
  const handler = (records: readonly ReceivedRecord[]) => {
    const atMs = Date.now();
    for (const record of records.filter((r) => r.headers.ce_type === 'escalation.raised.v1')) {
      const { dueAt } = JSON.parse(record.value.toString()) as DataOf<'escalation.raised.v1'>;
      const known = arrivals.get(record.key);
      if (known) known.events.add(record.headers.ce_id ?? '');
      else arrivals.set(record.key, { atMs, dueMs: Date.parse(dueAt), events: new Set([record.headers.ce_id ?? '']) });
    }
    return Promise.resolve('done' as const);
  };
  return { arrivals, handler };
}

async function figures(pool: pg.Pool, due: number, arrivals: Map<string, Arrival>): Promise<TimerFigures> {
  const late = [...arrivals.values()].map((a) => a.atMs - a.dueMs);
  const { rows } = await pool.query<{ late_ms: number }>(
    `SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin) - due_at)::float8 * 1000 AS late_ms FROM escalation
     WHERE level = 1 AND kind = 'acknowledge'`,
  );
  const firedLate = rows.map((row) => Math.round(row.late_ms));
  const stored = rows.length;
  return {
    fired: arrivals.size,
    never: due - Math.min(arrivals.size, stored),
    twice: [...arrivals.values()].filter((a) => a.events.size > 1).length + Math.max(0, stored - due),
    firedP50Ms: percentile(firedLate, 0.5),
    firedP99Ms: percentile(firedLate, 0.99),
    p50Ms: percentile(late, 0.5),
    p99Ms: percentile(late, 0.99),
    maxMs: Math.max(...late),
  };
}

/** The service as it runs in production, on a port, a directory for its log and keys of its own. */
async function startInstance(databaseUrl: string, connection: KafkaConnection, prefix: string): Promise<ServiceProcess> {
  const ownDir = mkdtempSync(join(tmpdir(), 'owcr-timers-'));
  const env = {
    DATABASE_URL: databaseUrl,
    ...kafkaEnvironment(connection),
    KAFKA_TOPIC_PREFIX: prefix,
    SERVICE_JWKS: (await testIdentity()).jwks,
    LOG_LEVEL: 'warn',
  };
  const port = await nextFreePort(20_000 + Math.floor(Math.random() * 10_000));
  const instance = new ServiceProcess({
    name: 'escalation',
    services: [{ name: 'escalation', port, env }],
    logDir: ownDir,
    runDir: ownDir,
  });
  await instance.start();
  return instance;
}
