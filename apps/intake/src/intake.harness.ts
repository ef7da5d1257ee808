import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Principal } from '@owcr/access';
import type { DomainEvent } from '@owcr/contracts';
import { decode, encode, KafkaJsPort } from '@owcr/messaging';
import { createService } from '@owcr/platform';
import { testDatabase, testIdentity, testKafka, type TestDatabase } from '@owcr/testing';
import { IntakeModule } from './intake.module.js';
import { entities, migrations } from './migrations/schema.js';

/** For tests: the whole service on a database and topics of its own, asked over HTTP. */
export interface RunningIntake {
  url: string;
  database: TestDatabase;
  /** Everything it has published, in the order it came. */
  published: DomainEvent[];
  /** States events as the service that owns them would. */
  publish(...events: DomainEvent[]): Promise<void>;
  /** Speaks to it as somebody. */
  as(principal: Principal): Promise<Client>;
  /** Changes whenever anything that is stored does. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: AnswerBody;
}

/** What answers are made of. Each has some of it: a test looks into what it asked for. */
export interface AnswerBody {
  id: string;
  reference: string;
  trackingCode: string;
  status: string;
  version: number;
  kind: string;
  location: object | null;
  items: AnswerBody[];
  others: AnswerBody[];
  errors: { path: string; message: string }[];
  nextCursor: string | null;
}

export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a body letter by letter. */
  send(path: string, text: string, headers: Record<string, string>): Promise<Answer>;
}

export const person = (role: Principal['role'], precincts: string[] = [], name = `A ${role}`): Principal => ({
  id: randomUUID(),
  name,
  role,
  precincts,
});

export async function runIntake(environment: Record<string, string> = {}): Promise<RunningIntake> {
  const [database, kafka, identity] = await Promise.all([
    testDatabase({ migrations: [...migrations], entities }),
    testKafka(),
    testIdentity(),
  ]);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    KAFKA_BROKERS: kafka.brokers,
    KAFKA_TOPIC_PREFIX: kafka.prefix,
    SERVICE_JWKS: identity.jwks,
    LOG_LEVEL: 'error',
    ...environment,
  });
  const app = await createService(IntakeModule, { name: 'intake' });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const published: DomainEvent[] = [];
  const port = new KafkaJsPort([kafka.brokers], kafka.prefix, 'test');
  const listening = await port.subscribe({
    topics: ['owcr.issue'],
    group: 'test',
    handler: (records) => {
      published.push(...records.map(decode));
      return Promise.resolve('done');
    },
  });
  return {
    url,
    database,
    published,
    publish: (...events) => port.publish(events.map(encode)),
    as: async (principal) => clientOf(url, await identity.tokenFor(principal, 'intake')),
    fingerprint: () => fingerprintOf(database),
    close: async () => {
      await app.close();
      await listening.stop(5_000);
      await port.close();
      await kafka.close();
      await database.close();
    },
  };
}

function clientOf(url: string, token: string): Client {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as AnswerBody };
  };
  const send: Client['send'] = (path, body, headers) => ask(path, { method: 'POST', body, headers });
  return {
    get: (path) => ask(path, {}),
    post: (path, body, headers = {}) =>
      body === undefined
        ? ask(path, { method: 'POST', headers })
        : send(path, JSON.stringify(body), { 'content-type': 'application/json', ...headers }),
    send,
  };
}

/** The sequence of the outbox tells of events that were published and deleted meanwhile. */
async function fingerprintOf({ dataSource }: TestDatabase): Promise<string> {
  const tables = ['issue', 'reporter', 'issue_note', 'idempotency_key', 'timer', 'category'];
  const parts = tables.map((table) => `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${table} t)`);
  const [row]: { fingerprint: string }[] = await dataSource.query(
    `SELECT concat_ws(' ', ${parts.join(', ')}, (SELECT last_value FROM outbox_seq_seq)) AS fingerprint`,
  );
  return row!.fingerprint;
}
