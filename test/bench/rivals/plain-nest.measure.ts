import autocannon from 'autocannon';
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { nextFreePort } from '@owcr/local-stack';
import { type KafkaConnection, kafkaEnvironment, kafkaJsConnection } from '@owcr/messaging';
import { emptyDatabase } from '@owcr/testing';
import { demoIssue } from '../../system/demo-issues.js';
import { summary } from '../measures.js';
import { openPool } from '../pool.js';

const program = fileURLToPath(new URL('plain-nest.js', import.meta.url));
const roles = ['intake', 'assignment', 'notification'] as const;
type Role = (typeof roles)[number];
const clients = 16;
const perSecond = 50;
/** While it is killed again and again. */
const killed = { perSecond: 200, times: 5 };
const partitions = 12;
/** Nothing came any more for so long: nothing will. */
const quietMs = 10_000;
const firstPort = 21_000;

export interface RivalFigures {
  acceptedPerSecond: number;
  /** The same until all of them are told. */
  toldPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Of what was answered with 201 while all three were killed and started again, several times. */
  killed: { times: number; accepted: number; neverTold: number; toldTwice: number };
}

/** What the plain rival does on the same PostgreSQL and Kafka, and what it loses when it is killed. */
export async function measurePlainNest(serverUrl: string, connection: KafkaConnection, durationS: number): Promise<RivalFigures> {
  await makeTopics(connection);
  const database = await emptyDatabase(serverUrl);
  const pool = openPool(database.url, 2);
  const rival = new Rival(database.url, connection);
  try {
    await rival.start();
    const told = async () => Number((await pool.query<{ n: string }>('SELECT count(*) AS n FROM message')).rows[0]?.n);
    await rival.accept(Math.min(durationS, 5));
    await untilQuiet(told);
    const [before, startedMs] = [await told(), performance.now()];
    const acceptedPerSecond = await rival.accept(durationS);
    const lastToldMs = await untilQuiet(told);
    const toldPerSecond = Math.round(((await told()) - before) / ((lastToldMs - startedMs) / 1_000));
    const { p50Ms, p99Ms } = summary(await rival.latency(durationS));
    const accepted = await rival.reportWhileKilled(durationS);
    await untilQuiet(told);
    const { rows } = await pool.query<{ id: string; times: string }>(
      'SELECT "issueId" AS id, count(*) AS times FROM message GROUP BY 1',
    );
    const times = new Map(rows.map((row) => [row.id, Number(row.times)]));
    const neverTold = accepted.filter((id) => !times.has(id)).length;
    const toldTwice = accepted.filter((id) => (times.get(id) ?? 0) > 1).length;
    const outcome = { times: killed.times, accepted: accepted.length, neverTold, toldTwice };
    return { acceptedPerSecond, toldPerSecond, p50Ms, p99Ms, killed: outcome };
  } finally {
    rival.kill();
    await pool.end();
    await database.drop();
  }
}

async function makeTopics(connection: KafkaConnection): Promise<void> {
  const admin = new Kafka({ clientId: 'plain', logLevel: logLevel.NOTHING, ...kafkaJsConnection(connection) }).admin();
  await admin.connect();
  const topics = ['plain.issue-reported', 'plain.assignment-made'].map((topic) => ({ topic, numPartitions: partitions }));
  await admin.createTopics({ topics, waitForLeaders: true });
  await admin.disconnect();
}

/** When the last one came, by `performance.now`. */
async function untilQuiet(count: () => Promise<number>): Promise<number> {
  let [seen, changedMs] = [-1, performance.now()];
  while (performance.now() - changedMs < quietMs) {
    const now = await count();
    if (now !== seen) [seen, changedMs] = [now, performance.now()];
    await sleep(100);
  }
  return changedMs;
}

class Rival {
  private readonly ports = new Map<Role, number>();
  private readonly children: ChildProcess[] = [];

  constructor(
    private readonly databaseUrl: string,
    private readonly connection: KafkaConnection,
  ) {}

  private url(role: Role): string {
    return `http://127.0.0.1:${this.ports.get(role)}`;
  }

  async start(): Promise<void> {
    for (const [index, role] of roles.entries()) {
      if (!this.ports.has(role)) this.ports.set(role, await nextFreePort(firstPort + index * 100));
      // One after the other: each makes the tables that are not there.
      await this.startOne(role);
    }
  }

  private startOne(role: Role): Promise<void> {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: this.databaseUrl,
      PORT: String(this.ports.get(role)),
      ...kafkaEnvironment(this.connection),
    };
    const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', program, role], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.children.push(child);
    return new Promise((resolve, reject) => {
      child.stdout.once('data', () => resolve());
      child.once('exit', (code) => reject(new Error(`the rival's ${role} ended with ${code}`)));
    });
  }

  /** As a crash of the machine would. */
  kill(): void {
    for (const child of this.children.splice(0)) child.kill('SIGKILL');
  }

  /** Accepted a second with 16 clients. */
  async accept(durationS: number): Promise<number> {
    let n = 0;
    const body = () => JSON.stringify(demoIssue(n++));
    const result = await autocannon({
      url: `${this.url('intake')}/issues`,
      connections: clients,
      duration: durationS,
      requests: [
        {
          method: 'POST',
          setupRequest: (request) => ({ ...request, headers: { 'content-type': 'application/json' }, body: body() }),
        },
      ],
    });
    return Math.round(result['2xx'] / result.duration);
  }

  /** From the POST to the message in the stream, in milliseconds. */
  async latency(durationS: number): Promise<number[]> {
    const [sent, arrived] = [new Map<string, number>(), new Map<string, number>()];
    const stop = new AbortController();
    const stream = await fetch(`${this.url('notification')}/stream`, { signal: stop.signal });
    void this.follow(stream, (id) => arrived.set(id, performance.now())).catch(() => undefined);
    await this.load({ durationS, perSecond }, (id, sentMs) => sent.set(id, sentMs));
    await sleep(quietMs);
    stop.abort();
    return [...sent].flatMap(([id, sentMs]) => (arrived.has(id) ? [(arrived.get(id) ?? 0) - sentMs] : []));
  }

  private async follow(answer: Response, onIssue: (id: string) => void): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? [])
      for (const [, id] of decoder.decode(chunk).matchAll(/"issueId":"([0-9a-f-]{36})"/g)) if (id) onIssue(id);
  }

  private async load(
    { durationS, perSecond }: { durationS: number; perSecond: number },
    onAccepted: (id: string, sentMs: number) => void,
  ): Promise<void> {
    const posts: Promise<void>[] = [];
    const startMs = performance.now();
    for (let n = 0; n < perSecond * durationS; n++) {
      await sleep(Math.max(0, startMs + (n * 1_000) / perSecond - performance.now()));
      posts.push(this.post(n, onAccepted).catch(() => undefined));
    }
    await Promise.all(posts);
  }

  private async post(n: number, onAccepted: (id: string, sentMs: number) => void): Promise<void> {
    const sentMs = performance.now();
    const answer = await fetch(`${this.url('intake')}/issues`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(demoIssue(n)),
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.status === 201) onAccepted(((await answer.json()) as { id: string }).id, sentMs);
  }

  /** Ids of what was accepted while all three were killed and started again, several times. */
  async reportWhileKilled(durationS: number): Promise<string[]> {
    const accepted: string[] = [];
    const loading = this.load({ durationS, perSecond: killed.perSecond }, (id) => accepted.push(id));
    for (let n = 0; n < killed.times; n++) {
      await sleep((durationS * 1_000) / (killed.times + 1) / 2);
      this.kill();
      await this.start();
    }
    await loading;
    return accepted;
  }
}
