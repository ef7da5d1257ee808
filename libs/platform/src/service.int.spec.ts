import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Param, Post, Query, Sse, type MessageEvent } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Principal, TokenUse } from '@owcr/access';
import { testDatabase, testIdentity, type TestDatabase } from '@owcr/testing';
import { Subject, type Observable } from 'rxjs';
import {
  CommandMeta,
  type CommandRequest,
  Commands,
  createService,
  CurrentPrincipal,
  DomainError,
  eventStream,
  IfMatch,
  LastEventId,
  pageOf,
  platformMigrations,
  ServiceModule,
  UuidPipe,
} from './index.js';
import { SampleDto, SampleQueryDto } from './sample.harness.dto.js';

const log = Array.from({ length: 25 }, (_, index) => ({ seq: index + 1, data: { n: index + 1 } }));

@Controller('things')
class ThingController {
  constructor(private readonly commands: Commands) {}

  @Post()
  create(@Body() body: SampleDto, @CommandMeta() command: CommandRequest) {
    return this.commands.run(command, async (tx) => {
      if (body.summary === 'refused') throw new DomainError('refused', 'No.', { reason: 'because' });
      if (body.summary === 'broken') throw new Error('secret detail');
      if (body.summary === 'bad value') await tx.query(`SELECT $1::int`, ['x']);
      const [row] = await tx.query<{ id: string }[]>('INSERT INTO thing (summary) VALUES ($1) RETURNING id', [body.summary]);
      await tx.query('SELECT pg_sleep(0.05)');
      return { zebra: 1, id: Number(row?.id), summary: body.summary };
    });
  }

  @Post(':id/touch')
  touch(@Param('id', UuidPipe) id: string, @IfMatch() version: number, @CurrentPrincipal() principal: Principal) {
    return { id, version, by: principal.id };
  }

  @Get()
  list(@Query() query: SampleQueryDto) {
    return pageOf(query, { id: 'integer' });
  }

  @Sse('stream')
  stream(@LastEventId() lastEventId: number | null): Observable<MessageEvent> {
    return eventStream({
      readAfter: (seq) => Promise.resolve(log.filter((entry) => entry.seq > seq).slice(0, 10)),
      wake: new Subject(),
      startAfter: lastEventId ?? 0,
    });
  }
}

@Module({ imports: [ServiceModule.forRoot({ name: 'sample', entities: [], messaging: false })], controllers: [ThingController] })
class SampleModule {}

let database: TestDatabase;
let app: NestFastifyApplication;
let base: string;
let token: string;
let tokenFor: (principal: Principal, use?: TokenUse) => Promise<string>;
let otherAudience: string;

const clerk: Principal = { id: 'clerk-1', name: 'Casey', role: 'clerk', precincts: [] };

beforeAll(async () => {
  database = await testDatabase({ migrations: platformMigrations, entities: [] });
  await database.dataSource.query('CREATE TABLE thing (id bigint GENERATED ALWAYS AS IDENTITY, summary text NOT NULL)');
  const identity = await testIdentity();
  Object.assign(process.env, { DATABASE_URL: database.url, SERVICE_JWKS: identity.jwks, LOG_LEVEL: 'silent' });
  tokenFor = (principal, use) => identity.tokenFor(principal, 'sample', use);
  token = await tokenFor(clerk);
  otherAudience = await identity.tokenFor(clerk, 'elsewhere');
  app = await createService(SampleModule, { name: 'sample' });
  await app.listen(0, '127.0.0.1');
  base = await app.getUrl();
});

afterAll(async () => {
  await app.close();
  await database.close();
});

interface Answer {
  status: number;
  contentType: string | null;
  headers: Headers;
  body: Record<string, unknown>;
}

const useOf = (path: string, method = 'GET'): TokenUse => ({ method, path: new URL(base + path).pathname });

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${await tokenFor(clerk, useOf(path, init.method))}`,
    ...(init.body !== undefined && { 'content-type': 'application/json' }),
    ...init.headers,
  };
  const answer = await fetch(`${base}${path}`, { ...init, headers });
  const body = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, contentType: answer.headers.get('content-type'), headers: answer.headers, body };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  ask('/api/v1/things', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });

const stored = async () => Number((await database.dataSource.query<{ n: string }[]>('SELECT count(*) AS n FROM thing'))[0]?.n);

describe('bad input', () => {
  const cases: [string, () => Promise<Answer>, number, string, string?][] = [
    [
      'another content type',
      () => post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'unsupported-media-type',
    ],
    ['plain text', () => post('hello', { 'content-type': 'text/plain' }), 415, 'unsupported-media-type'],
    ['broken JSON', () => post('{"summary":'), 400, 'malformed-json'],
    ['a poisoned prototype', () => post('{"summary":"a","__proto__":{"admin":true}}'), 400, 'malformed-json'],
    ['no body', () => post(''), 400, 'validation-failed', ''],
    ['an array', () => post([]), 400, 'validation-failed', ''],
    ['null', () => post('null'), 400, 'validation-failed', ''],
    ['a number', () => post('7'), 400, 'validation-failed', ''],
    ['100 kB of text', () => post({ summary: 'x'.repeat(100_000) }), 400, 'validation-failed', 'summary'],
    ['300 kB of text', () => post({ summary: 'x'.repeat(300_000) }), 413, 'body-too-large'],
    ['a wrong type', () => post({ summary: { a: 1 } }), 400, 'validation-failed', 'summary'],
    ['an unknown property', () => post({ summary: 'a', admin: true }), 400, 'validation-failed', 'admin'],
    [
      'an unknown nested property',
      () => post({ summary: 'a', location: { lat: 1, lng: 2, alt: 3 } }),
      400,
      'validation-failed',
      'location.alt',
    ],
    [
      'a nested number out of range',
      () => post({ summary: 'a', location: { lat: 91, lng: 2 } }),
      400,
      'validation-failed',
      'location.lat',
    ],
    [
      'a place in a list',
      () => post({ summary: 'a', places: [{ lat: 1, lng: 2 }, { lat: 1 }] }),
      400,
      'validation-failed',
      'places[1].lng',
    ],
    ['a list of nothing', () => post({ summary: 'a', places: [null] }), 400, 'validation-failed', 'places[0]'],
    ['NaN as text', () => post({ summary: 'a', location: { lat: 'NaN', lng: 2 } }), 400, 'validation-failed', 'location.lat'],
    ['NaN in JSON', () => post('{"summary":"a","count":NaN}'), 400, 'malformed-json'],
    ['infinity', () => post('{"summary":"a","count":1e999}'), 400, 'validation-failed', 'count'],
    ['a NUL', () => post('{"summary":"a\\u0000b"}'), 400, 'validation-failed', 'summary'],
    ['half a character', () => post('{"summary":"\\ud800"}'), 400, 'validation-failed', 'summary'],
    ['bottomless nesting', () => post(`{"summary":${'['.repeat(50_000)}${']'.repeat(50_000)}}`), 400, 'validation-failed'],
    ['a page size in words', () => ask('/api/v1/things?limit=many'), 400, 'validation-failed', 'limit'],
    ['a page size of NaN', () => ask('/api/v1/things?limit=NaN'), 400, 'validation-failed', 'limit'],
    ['a huge page', () => ask('/api/v1/things?limit=100000'), 400, 'validation-failed', 'limit'],
    ['a made-up cursor', () => ask('/api/v1/things?cursor=abc'), 400, 'validation-failed', 'cursor'],
    [
      'a cursor of another list',
      () => ask(`/api/v1/things?cursor=${Buffer.from('{"id":"x"}').toString('base64url')}`),
      400,
      'validation-failed',
      'cursor',
    ],
    ['an unknown filter', () => ask('/api/v1/things?colour=red'), 400, 'validation-failed', 'colour'],
    ['a filter twice', () => ask('/api/v1/things?q=a&q=b'), 400, 'validation-failed', 'q'],
    ['a NUL in a filter', () => ask('/api/v1/things?q=%00'), 400, 'validation-failed', 'q'],
    [
      'an id that is none',
      () => ask('/api/v1/things/7/touch', { method: 'POST', headers: { 'if-match': '"1"' } }),
      400,
      'validation-failed',
      'id',
    ],
    ['an unknown path', () => ask('/api/v1/nothing'), 404, 'not-found'],
    ['a broken escape in the path', () => ask('/api/v1/%zz'), 400, 'bad-request'],
    ['an endless id', () => ask(`/api/v1/things/${'7'.repeat(300)}/touch`, { method: 'POST' }), 414, 'uri-too-long'],
    [
      'an unreadable idempotency key',
      () => post({ summary: 'a' }, { 'idempotency-key': 'k'.repeat(256) }),
      400,
      'validation-failed',
      'Idempotency-Key',
    ],
    [
      'a Last-Event-ID that is none',
      () => ask('/api/v1/things/stream', { headers: { 'last-event-id': 'x' } }),
      400,
      'validation-failed',
      'Last-Event-ID',
    ],
  ];

  it.each(cases)('%s is refused, named, and not stored', async (...[, send, status, code, path]) => {
    const before = await stored();
    const answer = await send();
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.contentType).toMatch(/^application\/problem\+json/);
    expect(answer.body.requestId).toEqual(expect.any(String));
    if (path !== undefined) expect((answer.body.errors as { path: string }[]).map((error) => error.path)).toContain(path);
    expect(await stored()).toBe(before);
  });
});

describe('errors', () => {
  it('gives the code and the extras of a refusal', async () => {
    expect((await post({ summary: 'refused' })).body).toMatchObject({
      status: 409,
      code: 'refused',
      reason: 'because',
      title: 'Conflict',
    });
  });

  it('says nothing about an error nobody foresaw', async () => {
    const { status, body } = await post({ summary: 'broken' });
    expect(status).toBe(500);
    expect(body.code).toBe('internal-error');
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('takes a value only the database refused for bad input', async () => {
    expect(await post({ summary: 'bad value' })).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });

  it('keeps the request id of the caller', async () => {
    const { body, headers } = await ask('/api/v1/nothing', { headers: { 'x-request-id': 'abc-1' } });
    expect(body.requestId).toBe('abc-1');
    expect(headers.get('x-request-id')).toBe('abc-1');
  });

  it('replaces a request id that does not belong in a log', async () => {
    expect((await ask('/api/v1/nothing', { headers: { 'x-request-id': 'a b {"x":1}' } })).body.requestId).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });
});

describe('tokens', () => {
  const thing = { method: 'POST', body: JSON.stringify({ summary: 'one' }) };
  const bearing = (bearer: string) => ({ ...thing, headers: { authorization: `Bearer ${bearer}` } });

  it('for a change are good once', async () => {
    const once = await tokenFor(clerk, { method: 'POST', path: '/api/v1/things' });
    expect((await ask('/api/v1/things', bearing(once))).status).toBe(201);
    expect((await ask('/api/v1/things', bearing(once))).status).toBe(401);
  });

  it.each<[string, TokenUse]>([
    ['for reading', { method: 'GET', path: '/api/v1/things' }],
    ['for another path', { method: 'POST', path: '/api/v1/other-things' }],
    ['for another method', { method: 'DELETE', path: '/api/v1/things' }],
  ])('%s change nothing', async (_name, use) => {
    expect((await ask('/api/v1/things', bearing(await tokenFor(clerk, use)))).status).toBe(401);
  });

  it('for a change read nothing', async () => {
    const headers = { authorization: `Bearer ${await tokenFor(clerk, { method: 'POST', path: '/api/v1/things' })}` };
    expect((await ask('/api/v1/things', { headers })).status).toBe(401);
  });

  it.each([
    ['none', () => ''],
    ['nonsense', () => 'Bearer nonsense'],
    ['another scheme', () => `Basic ${token}`],
    ['one for another service', () => `Bearer ${otherAudience}`],
    ['a forged one', () => `Bearer ${token.slice(0, -4)}AAAA`],
  ])('%s: 401', async (_name, authorization) => {
    expect(await ask('/api/v1/things', { headers: { authorization: authorization() } })).toMatchObject({
      status: 401,
      body: { code: 'unauthorized' },
    });
  });

  it('says who is asking', async () => {
    const id = '6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41';
    const { body } = await ask(`/api/v1/things/${id}/touch`, { method: 'POST', headers: { 'if-match': '"3"' } });
    expect(body).toEqual({ id, version: 3, by: 'clerk-1' });
  });
});

describe('If-Match', () => {
  const touch = (headers: Record<string, string>) =>
    ask('/api/v1/things/6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41/touch', { method: 'POST', headers });

  it('is needed', async () => expect(await touch({})).toMatchObject({ status: 428, body: { code: 'precondition-required' } }));
  it.each(['3', '"x"', '*', 'W/"3"', '"-1"', '"1", "2"'])('%s is no version', async (header) => {
    expect(await touch({ 'if-match': header })).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});

describe('Idempotency-Key', () => {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });

  it('gives the same answer, letter by letter, and does the work once', async () => {
    const before = await stored();
    const headers = key();
    const answers = [await post({ summary: 'a', count: 1 }, headers), await post({ count: 1, summary: 'a' }, headers)];
    expect(answers[0]?.status).toBe(201);
    expect(JSON.stringify(answers[1]?.body)).toBe(JSON.stringify(answers[0]?.body));
    expect(await stored()).toBe(before + 1);
  });

  it('holds for commands sent at the same time', async () => {
    const before = await stored();
    const headers = key();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ summary: 'at once' }, headers)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(await stored()).toBe(before + 1);
  });

  it('with another body is refused', async () => {
    const headers = key();
    await post({ summary: 'a' }, headers);
    expect(await post({ summary: 'b' }, headers)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('of a command that failed is free', async () => {
    const headers = key();
    expect((await post({ summary: 'refused' }, headers)).status).toBe(409);
    expect((await post({ summary: 'now' }, headers)).status).toBe(201);
  });

  it('belongs to a person', async () => {
    const headers = key();
    const mine = await post({ summary: 'a' }, headers);
    const other = await tokenFor({ ...clerk, id: 'clerk-2' }, useOf('/api/v1/things', 'POST'));
    const theirs = await post({ summary: 'b' }, { ...headers, authorization: `Bearer ${other}` });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
  });
});

describe('event stream', () => {
  async function readIds(lastEventId: string | null, count: number): Promise<number[]> {
    const headers = { authorization: `Bearer ${token}`, ...(lastEventId !== null && { 'last-event-id': lastEventId }) };
    const answer = await fetch(`${base}/api/v1/things/stream`, { headers });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const ids: number[] = [];
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      ids.splice(0, ids.length, ...[...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1])));
      if (ids.length >= count) break;
    }
    return ids;
  }

  it('starts at the beginning and goes on where a client left off', async () => {
    expect(await readIds(null, 25)).toEqual(log.map(({ seq }) => seq));
    expect(await readIds('20', 5)).toEqual([21, 22, 23, 24, 25]);
  });
});

describe('beside the API', () => {
  it('is alive and ready', async () => {
    expect((await ask('/health/live')).status).toBe(200);
    expect((await ask('/health/ready')).body).toEqual({ status: 'ok', checks: { database: 'up' } });
  });

  it('is measured by route', async () => {
    await post({ summary: 'measured' });
    const text = await (await fetch(`${base}/metrics`)).text();
    expect(text).toContain('http_request_duration_seconds_count{method="POST",route="/api/v1/things",status="201"}');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('describes itself, with what its validators know', async () => {
    const { body } = await ask('/openapi.json');
    const document = body as unknown as {
      paths: Record<string, Record<string, { parameters?: { name: string }[] }>>;
      components: { schemas: Record<string, object> };
    };
    expect(document.components.schemas.SampleDto).toMatchObject({
      required: ['summary'],
      properties: {
        summary: { type: 'string', maxLength: 200 },
        priority: { enum: ['low', 'high'] },
        location: { $ref: '#/components/schemas/SamplePlaceDto' },
        places: { type: 'array', items: { $ref: '#/components/schemas/SamplePlaceDto' } },
      },
    });
    expect(document.components.schemas.SamplePlaceDto).toMatchObject({
      required: ['lat', 'lng'],
      properties: { lat: { minimum: -90, maximum: 90 } },
    });
    const names = (path: string, method: string) => document.paths[path]?.[method]?.parameters?.map(({ name }) => name).sort();
    expect(names('/api/v1/things', 'get')).toEqual(['cursor', 'limit', 'q']);
    expect(names('/api/v1/things', 'post')).toEqual(['Idempotency-Key']);
    expect(names('/api/v1/things/{id}/touch', 'post')).toEqual(['If-Match', 'id']);
  });
});
