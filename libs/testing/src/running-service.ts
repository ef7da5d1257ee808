import type { Principal, TokenUse } from '@owcr/access';
import { DeclaredAnswers, type DescribedApi, type GivenAnswer } from './declared-answers.js';
import { testDatabase, type TestDatabase, type TestDatabaseOptions } from './database.js';
import { testIdentity } from './identity.js';
import { testKafka, type TestKafka } from './kafka.js';
import { openEventStream, type EventStreamConnection } from './server-sent-events.js';

/** What is needed of a service to run it. A Nest application has it; nothing here knows Nest. */
export interface App {
  startAllMicroservices(): Promise<unknown>;
  listen(port: number, host: string): Promise<unknown>;
  getUrl(): Promise<string>;
  close(): Promise<unknown>;
}

/** What a service under test stands on, of its own. */
export interface TestGround {
  database: TestDatabase;
  /** Without an address where the service has no events. */
  kafka: TestKafka;
  /** To be done when the service is closed, or could not be started; what was added last is done first. */
  onClose: (undo: () => Promise<unknown>) => void;
}

export interface ServiceOptions<A extends App> extends Pick<TestDatabaseOptions, 'migrations' | 'entities'> {
  /** The audience of its tokens. */
  name: string;
  /** `both` unless given. `stated`: it publishes, and follows nothing. `none`: it has no topics. */
  events?: 'both' | 'stated' | 'none';
  environment?: Record<string, string>;
  /** Done before the service is made. Where this fails, nothing is left behind. */
  prepare?: (ground: TestGround) => Promise<unknown>;
  create: () => Promise<A>;
}

export interface AskInit extends Omit<RequestInit, 'headers'> {
  headers?: Record<string, string>;
  /** A body to be sent as JSON; `body` is sent letter by letter. */
  json?: unknown;
}

export interface ServiceAnswer<T> {
  status: number;
  headers: Headers;
  /** An empty object where nothing came. */
  body: T;
}

/** A whole service on a database and topics of its own, asked over HTTP as the gateway would. */
export interface ServiceUnderTest<A extends App> extends TestGround {
  app: A;
  url: string;
  /** For reading, or for the one request that is named. */
  tokenFor: (principal: Principal, use?: TokenUse) => Promise<string>;
  /** Asks the API: the path is what comes behind /api/v1. Throws where a success is not answered as the service declares it. */
  ask: <T>(principal: Principal, path: string, init?: AskInit) => Promise<ServiceAnswer<T>>;
  /** Opens a stream of the API, behind the last event that was seen where one is given. */
  stream: (principal: Principal, path: string, lastEventId?: string) => Promise<EventStreamConnection>;
  /** Stops it and removes its database and its topics. */
  close: () => Promise<void>;
}

type Undo = () => Promise<unknown>;

/** Starts a service as it runs in production, but for what it stands on. A start that fails leaves nothing behind. */
export async function runService<A extends App>(options: ServiceOptions<A>): Promise<ServiceUnderTest<A>> {
  const undos: Undo[] = [];
  try {
    return await start(options, undos);
  } catch (error) {
    await undoAll(undos);
    throw error;
  }
}

async function start<A extends App>(options: ServiceOptions<A>, undos: Undo[]): Promise<ServiceUnderTest<A>> {
  const { name, events = 'both', create } = options;
  const ground = await layGround(options, undos);
  const identity = await testIdentity();
  await options.prepare?.(ground);
  Object.assign(process.env, {
    DATABASE_URL: ground.database.url,
    ...ground.kafka.environment,
    SERVICE_JWKS: identity.jwks,
    SERVICE_PRIVATE_JWK: identity.privateJwk,
    LOG_LEVEL: 'error',
    ...options.environment,
  });
  const app = await create();
  ground.onClose(() => app.close());
  if (events === 'both') await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const tokenFor = (principal: Principal, use?: TokenUse) => identity.tokenFor(principal, name, use);
  return { ...ground, app, url, tokenFor, ...clientOf(url, tokenFor), close: () => undoAll(undos) };
}

/** Both are made at once. Where one fails the other is waited for, so that it is removed. */
async function layGround<A extends App>(options: ServiceOptions<A>, undos: Undo[]): Promise<TestGround> {
  const { migrations, entities, events } = options;
  const database = testDatabase({ migrations, entities });
  const kafka = events === 'none' ? Promise.resolve(noKafka) : testKafka();
  for (const part of [database, kafka]) {
    undos.push(() =>
      part.then(
        (made) => made.close(),
        () => undefined,
      ),
    );
  }
  const onClose = (undo: Undo) => void undos.push(undo);
  const [madeDatabase, madeKafka] = await Promise.all([database, kafka]);
  return { database: madeDatabase, kafka: madeKafka, onClose };
}

const noKafka: TestKafka = { connection: { brokers: [] }, environment: {}, prefix: '', close: () => Promise.resolve() };

function clientOf(url: string, tokenFor: (principal: Principal, use?: TokenUse) => Promise<string>) {
  const base = `${url}/api/v1`;
  let declared: Promise<DeclaredAnswers> | undefined;
  const assertAsDeclared = async (answer: GivenAnswer) => (await (declared ??= declaredBy(url))).assert(answer);
  const authorize = async (principal: Principal, target: string, method = 'GET') => {
    const { pathname: path } = new URL(base + target);
    return { authorization: `Bearer ${await tokenFor(principal, { method, path })}` };
  };
  return {
    ask: async <T>(principal: Principal, path: string, { json, ...init }: AskInit = {}): Promise<ServiceAnswer<T>> => {
      const typed = json !== undefined && { 'content-type': 'application/json' };
      const headers = { ...(await authorize(principal, path, init.method)), ...typed, ...init.headers };
      const sent = json === undefined ? init.body : JSON.stringify(json);
      const answer = await fetch(base + path, { ...init, headers, body: sent });
      const text = await answer.text();
      const { status } = answer;
      const body = JSON.parse(text || '{}') as T;
      if (answer.ok) await assertAsDeclared({ method: init.method ?? 'GET', path: `/api/v1${path}`, status, body });
      return { status, headers: answer.headers, body };
    },
    stream: async (principal: Principal, path: string, lastEventId?: string): Promise<EventStreamConnection> => {
      const place = lastEventId !== undefined && { 'last-event-id': lastEventId };
      return openEventStream(base + path, { ...(await authorize(principal, path)), ...place });
    },
  };
}

async function declaredBy(url: string): Promise<DeclaredAnswers> {
  const answer = await fetch(`${url}/openapi.json`);
  if (!answer.ok) throw new Error(`no OpenAPI document: ${answer.status}`);
  return new DeclaredAnswers((await answer.json()) as DescribedApi);
}

/** Last first, each of them whatever becomes of the others; then throws what failed first. Nothing is done twice. */
async function undoAll(undos: Undo[]): Promise<void> {
  const failures: unknown[] = [];
  for (let undo = undos.pop(); undo; undo = undos.pop()) await undo().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
