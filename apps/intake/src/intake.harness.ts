import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { Principal } from '@owcr/access';
import type { DomainEvent } from '@owcr/contracts';
import { decode, encode, KafkaJsPort } from '@owcr/messaging';
import { createService } from '@owcr/platform';
import {
  fingerprintOf,
  keepStated,
  person,
  runService,
  type AskInit,
  type ServiceAnswer,
  type TestDatabase,
} from '@owcr/testing';
import { IntakeModule } from './intake.module.js';
import { intakeOptions } from './intake.options.js';
import { entities, migrations } from './migrations/schema.js';

/** For tests: the whole service on a database and topics of its own, asked over HTTP. */
export interface RunningIntake {
  url: string;
  database: TestDatabase;
  /** Everything it has published, in the order it came. */
  published: DomainEvent[];
  /** States events as the service that owns them would. */
  publish(...events: DomainEvent[]): Promise<void>;
  /** Registers agencies that issues are referred to. */
  addAgencies(...codes: string[]): Promise<void>;
  /** Speaks to it as somebody. */
  as(principal: Principal): Promise<Client>;
  /** What the gateway would send along for somebody who reads. */
  tokenFor(principal: Principal): Promise<string>;
  /** Changes whenever anything that is stored does. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

export type Answer = ServiceAnswer<AnswerBody>;

/** What answers are made of. Each has some of it: a test looks into what it asked for. */
export interface AnswerBody {
  id: string;
  reference: string;
  trackingCode: string;
  status: string;
  version: number;
  kind: string;
  location: { lat: number; lng: number } | null;
  items: AnswerBody[];
  others: AnswerBody[];
  errors: { path: string; message: string }[];
  nextCursor: string | null;
}

export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a body as it is. */
  send(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>): Promise<Answer>;
}

const watched = [
  'issue',
  'reporter',
  'reporter_key',
  'issue_note',
  'issue_correction',
  'issue_step',
  'issue_photo',
  'held_report',
  'idempotency_key',
  'timer',
  'category',
  'agency',
];

export async function runIntake(environment: Record<string, string> = {}): Promise<RunningIntake> {
  const published: DomainEvent[] = [];
  let port: KafkaJsPort;
  const service = await runService({
    name: 'intake',
    migrations: [...migrations],
    entities,
    environment: { REPORTER_KEYS: `test:${randomBytes(32).toString('base64')}`, ...environment },
    prepare: async ({ kafka, database, onClose }) => {
      await keepStated(database);
      port = new KafkaJsPort(kafka.connection, kafka.prefix, 'test');
      onClose(() => port.close());
      const listening = await port.subscribe({
        topics: ['owcr.issue'],
        group: 'test',
        handler: (records) => {
          published.push(...records.map(decode));
          return Promise.resolve('done');
        },
      });
      onClose(() => listening.stop(5_000));
    },
    create: () => createService(IntakeModule, intakeOptions),
  });
  const { url, database, close } = service;
  return {
    url,
    database,
    published,
    publish: (...events) => port.publish(events.map(encode)),
    addAgencies: async (...codes) => {
      const admin = clientOf((path, init) => service.ask(person('admin'), path, init));
      for (const code of codes) await admin.post('/agencies', { code, name: `Agency of ${code}` });
    },
    as: (principal) => Promise.resolve(clientOf((path, init) => service.ask(principal, path, init))),
    tokenFor: (principal) => service.tokenFor(principal),
    fingerprint: () => fingerprintOf(database, watched),
    close,
  };
}

function clientOf(ask: (path: string, init?: AskInit) => Promise<Answer>): Client {
  return {
    get: (path) => ask(path),
    post: (path, json, headers) => ask(path, { method: 'POST', json, headers }),
    patch: (path, json, headers) => ask(path, { method: 'PATCH', json, headers }),
    send: (path, body, headers) => ask(path, { method: 'POST', body, headers }),
  };
}
