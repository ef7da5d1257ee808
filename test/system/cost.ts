import { Kafka, logLevel } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { kafkaJsConnection } from '@owcr/messaging';
import { demoIssue } from './demo-issues.js';
import type { System } from './system.js';

/** What issues cost that does not depend on the machine. */
export interface Cost {
  /** Without those that only begin and end a transaction. */
  statements: number;
  transactions: number;
  /** Records on Kafka. */
  messages: number;
}

/** So far apart that each issue is worked on alone. */
const everyMs = 1_000;
/** The read models and the audit trail come a little later. */
const settledAfterMs = 3_000;

/**
 * What one issue costs, from the request to the last read model, of `count` that are reported one after the other. What the idle system does
 * in the same time is taken off. Of a system that counts statements (`countStatements`) and on which nothing else happens.
 */
export async function costOfAnIssue(system: System, token: string, count: number): Promise<Cost> {
  const idle = await spent(system, () => sleep(count * everyMs));
  const busy = await spent(system, async () => {
    for (let n = 0; n < count; n++) {
      const startedMs = performance.now();
      await system.ask('POST', '/issues', { token, body: demoIssue(n) });
      await sleep(Math.max(0, startedMs + everyMs - performance.now()));
    }
  });
  const each = (of: keyof Cost) => Math.round(((busy[of] - idle[of]) / count) * 10) / 10;
  return { statements: each('statements'), transactions: each('transactions'), messages: each('messages') };
}

async function spent(system: System, work: () => Promise<unknown>): Promise<Cost> {
  const before = await soFar(system);
  await work();
  await sleep(settledAfterMs);
  const after = await soFar(system);
  const more = (of: keyof Cost) => after[of] - before[of];
  return { statements: more('statements'), transactions: more('transactions'), messages: more('messages') };
}

const countSql = `
  SELECT coalesce(sum(calls) FILTER (WHERE query !~* '^\\s*(begin|start|commit|rollback|set)\\M'), 0)::int AS statements,
    coalesce(sum(calls) FILTER (WHERE query ~* '^\\s*commit\\M'), 0)::int AS transactions
  FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid WHERE datname LIKE 'owcr\\_%'`;

async function soFar(system: System): Promise<Cost> {
  const client = new pg.Client({ connectionString: system.stack.databaseUrl });
  await client.connect();
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
    const { rows } = await client.query<{ statements: number; transactions: number }>(countSql);
    return { statements: 0, transactions: 0, ...rows[0], messages: await recordsOnKafka(system) };
  } finally {
    await client.end();
  }
}

async function recordsOnKafka(system: System): Promise<number> {
  const kafka = new Kafka({ clientId: 'cost', logLevel: logLevel.ERROR, ...kafkaJsConnection(system.stack.kafkaConnection) });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('owcr.'));
    const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
    return offsets.flat().reduce((sum, { high }) => sum + Number(high), 0);
  } finally {
    await admin.disconnect();
  }
}
