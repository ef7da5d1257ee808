import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { verifyServiceToken, type JSONWebKeySet } from '@owcr/access';
import { createService } from '@owcr/platform';
import { eventually, testDatabase, testIdentity, type TestDatabase } from '@owcr/testing';
import { fastify, type FastifyInstance } from 'fastify';
import { hangDoor } from './door.js';
import { entities, GatewayModule, migrations } from './gateway.module.js';

const admin = 'bootstrap-administrator-token';
const id = '6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41';

interface Seen {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  bytes: number;
}

interface Upstream {
  server: FastifyInstance;
  url: string;
  seen: Seen[];
  openStreams: number;
}

/** A real service in the place of ours: repeats what it was asked, streams, fails. */
async function startUpstream(title: string): Promise<Upstream> {
  const server = fastify({ bodyLimit: 50_000_000, forceCloseConnections: true });
  const upstream: Upstream = { server, url: '', seen: [], openStreams: 0 };
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', async ({ method, url, headers }) => void upstream.seen.push({ method, url, headers, bytes: 0 }));
  server.get('/openapi.json', () => ({
    openapi: '3.0.0',
    info: { title, version: '1' },
    paths: { [`/api/v1/${title}`]: { get: { operationId: 'list', responses: { 200: { $ref: '#/components/schemas/ListDto' } } } } },
    components: { schemas: { ListDto: { type: 'object', title } } },
  }));
  server.get('/dead-letters', () => ({ items: [{ id, consumer: `${title}.some`, state: 'parked' }] }));
  server.post('/dead-letters/:id/replay', () => ({ handled: 1, parked: null }));
  server.post('/dead-letters/:id/drop', (_request, reply) => reply.status(409).send({ code: 'not-parked', detail: 'It waits.' }));
  server.get('/metrics', () => 'secret');
  server.get('/api/v1/issues/refused', (_request, reply) =>
    reply.status(409).type('application/problem+json').header('server', 'x').header('x-custom', 'kept').send({ code: 'version-conflict', currentVersion: 4 }),
  );
  server.get('/api/v1/issues/busy', (_request, reply) => reply.status(503).header('retry-after', '2').send({ code: 'service-unavailable' }));
  server.get('/api/v1/notifications/stream', (request, reply) => {
    upstream.openStreams += 1;
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', connection: 'keep-alive' });
    reply.raw.write('id: 1\ndata: first\n\n');
    const timer = setInterval(() => reply.raw.write('data: more\n\n'), 50);
    request.raw.socket.once('close', () => {
      clearInterval(timer);
      upstream.openStreams -= 1;
    });
  });
  server.all('/api/v1/*', (request, reply) => {
    const body = request.body as Buffer | undefined;
    return reply.status(request.method === 'POST' ? 201 : 200).send({ service: title, url: request.url, bytes: body?.length ?? 0, text: body?.subarray(0, 100).toString() });
  });
  upstream.url = await server.listen({ port: 0, host: '127.0.0.1' });
  return upstream;
}

let database: TestDatabase;
let gateway: NestFastifyApplication;
let base: string;
let jwks: JSONWebKeySet;
const upstreams: Record<string, Upstream> = {};
const down = 'http://127.0.0.1:9';

beforeAll(async () => {
  database = await testDatabase({ migrations, entities });
  const identity = await testIdentity();
  jwks = JSON.parse(identity.jwks) as JSONWebKeySet;
  for (const title of ['issues', 'sectors', 'escalations', 'notifications']) upstreams[title] = await startUpstream(title);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    SERVICE_PRIVATE_JWK: identity.privateJwk,
    BOOTSTRAP_ADMIN_TOKEN: admin,
    RATE_LIMIT_PER_MINUTE: '300',
    LOG_LEVEL: 'silent',
    INTAKE_URL: upstreams.issues?.url,
    SECTOR_ASSIGNMENT_URL: upstreams.sectors?.url,
    ESCALATION_URL: upstreams.escalations?.url,
    NOTIFICATION_URL: upstreams.notifications?.url,
    INSIGHTS_URL: down,
  });
  gateway = await createService(GatewayModule, { name: 'gateway', configure: hangDoor });
  await gateway.listen(0, '127.0.0.1');
  base = await gateway.getUrl();
});

afterAll(async () => {
  await gateway.close();
  await Promise.all(Object.values(upstreams).map(({ server }) => server.close()));
  await database.close();
});

type Json = Record<string, unknown>;

async function ask(path: string, { token = admin, ...init }: RequestInit & { token?: string | null } = {}) {
  const headers = new Headers(init.headers);
  if (token !== null && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  if (init.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const answer = await fetch(base + path, { ...init, headers });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, headers: answer.headers, text, body: (isJson ? JSON.parse(text) : {}) as Json };
}

const post = (path: string, body: unknown, init: RequestInit & { token?: string | null } = {}) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), ...init });

async function makeToken(role: string, more: Json = {}): Promise<{ id: string; token: string; personId: string }> {
  const { status, body } = await post('/api/v1/api-keys', { name: role, role, ...more });
  expect(status).toBe(201);
  return body as unknown as { id: string; token: string; personId: string };
}

describe('the proxy', () => {
  it.each([
    ['/api/v1/issues?status=open&q=a%20b', 'issues'],
    ['/api/v1/categories', 'issues'],
    [`/api/v1/assignments/${id}`, 'sectors'],
    ['/api/v1/escalations?state=open', 'escalations'],
    ['/api/v1/preferences', 'notifications'],
  ])('asks the owner of %s', async (path, service) => {
    const { status, body } = await ask(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ service, url: path });
  });

  it('passes bodies on as they came', async () => {
    const text = '{ "summary":"Ünïcode",  "n":1.0 }';
    const { status, body } = await ask('/api/v1/issues', { method: 'POST', body: text });
    expect(status).toBe(201);
    expect(body.text).toBe(text);
  });

  it('tells the service who is asking, and hides everything else', async () => {
    const { token, personId } = await makeToken('officer', { precincts: ['D4'] });
    const headers = {
      cookie: 'a=1',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'evil',
      forwarded: 'for=1.2.3.4',
      'x-principal': 'admin',
      'idempotency-key': 'k-1',
      'if-match': '"3"',
      'x-request-id': 'trace-1',
    };
    const answer = await post('/api/v1/issues', {}, { token, headers });
    const seen = upstreams.issues!.seen.at(-1)!.headers;
    expect(seen).toMatchObject({ 'idempotency-key': 'k-1', 'if-match': '"3"', 'x-request-id': 'trace-1', 'content-type': 'application/json' });
    for (const name of ['cookie', 'x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-principal']) expect(seen[name]).toBeUndefined();
    const passed = String(seen.authorization).replace('Bearer ', '');
    expect(passed).not.toContain(token);
    expect(await verifyServiceToken(passed, 'intake', jwks)).toEqual({ id: personId, name: 'officer', role: 'officer', precincts: ['D4'] });
    await expect(verifyServiceToken(passed, 'escalation', jwks)).rejects.toThrow();
    expect(answer.headers.get('x-request-id')).toBe('trace-1');
  });

  it('passes refusals on, and nothing about the software behind', async () => {
    const { status, headers, body } = await ask('/api/v1/issues/refused');
    expect({ status, body }).toEqual({ status: 409, body: { code: 'version-conflict', currentVersion: 4 } });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('x-custom')).toBe('kept');
    expect(headers.get('server')).toBeNull();
  });

  it('asks a service that says it is busy only once', async () => {
    const before = upstreams.issues!.seen.length;
    expect((await ask('/api/v1/issues/busy')).status).toBe(503);
    expect(upstreams.issues!.seen.length).toBe(before + 1);
  });

  it('says so when a service is down', async () => {
    const { status, headers, body } = await ask('/api/v1/board');
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'service-unavailable' });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('retry-after')).toBe('2');
    expect(body.requestId).toEqual(expect.any(String));
  });

  it.each([
    '/api/v1/nothing',
    '/api/v1/constructor',
    '/api/v1/issues%2f..%2f..%2fdead-letters',
    '/api/v1/issues/%2e%2e/%2e%2e/%2e%2e/dead-letters',
    '/api/v1//issues',
    '/%61pi/v1/issues',
    '/api/v1/issues/..%5cdead-letters',
    '/dead-letters',
    '/api/v1/dead-letters',
    '/api/v1/metrics',
    '/api/v2/issues',
  ])('%s leads nowhere', async (path) => {
    const before = Object.values(upstreams).map(({ seen }) => seen.length);
    const { status, headers } = await ask(path);
    expect([400, 404]).toContain(status);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(Object.values(upstreams).map(({ seen }) => seen.length)).toEqual(before);
  });
});

describe('bad input', () => {
  it.each<[string, () => ReturnType<typeof ask>, number, string]>([
    ['another content type', () => ask('/api/v1/issues', { method: 'POST', body: 'a', headers: { 'content-type': 'text/plain' } }), 415, 'unsupported-media-type'],
    ['a form', () => ask('/api/v1/api-keys', { method: 'POST', body: new URLSearchParams({ a: '1' }), headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 415, 'unsupported-media-type'],
    ['a body over 256 kB', () => post('/api/v1/issues', 'x'.repeat(300_000)), 413, 'body-too-large'],
    ['an import over 20 MB', () => post('/api/v1/sectors/import', 'x'.repeat(21_000_000)), 413, 'body-too-large'],
    ['broken JSON', () => ask('/api/v1/api-keys', { method: 'POST', body: '{"name":' }), 400, 'malformed-json'],
    ['an unknown role', () => post('/api/v1/api-keys', { name: 'a', role: 'king' }), 400, 'validation-failed'],
    ['an unknown property', () => post('/api/v1/api-keys', { name: 'a', role: 'clerk', isAdmin: true }), 400, 'validation-failed'],
    ['a wrong type', () => post('/api/v1/api-keys', { name: 7, role: 'clerk' }), 400, 'validation-failed'],
    ['100 kB of text', () => post('/api/v1/api-keys', { name: 'x'.repeat(100_000), role: 'clerk' }), 400, 'validation-failed'],
    ['a token that has expired already', () => post('/api/v1/api-keys', { name: 'a', role: 'clerk', expiresAt: '2020-01-01T00:00:00Z' }), 400, 'validation-failed'],
    ['a time that is none', () => post('/api/v1/api-keys', { name: 'a', role: 'clerk', expiresAt: '2030-02-31T00:00:00Z' }), 400, 'validation-failed'],
    ['an id that is none', () => post('/api/v1/api-keys/7/revoke', {}), 400, 'validation-failed'],
    ['an unknown token', () => post(`/api/v1/api-keys/${id}/revoke`, {}), 404, 'not-found'],
    ['a page size of NaN', () => ask('/api/v1/api-keys?limit=NaN'), 400, 'validation-failed'],
  ])('%s is refused', async (_name, send, status, code) => {
    const { body, headers, status: given } = await send();
    expect({ status: given, code: body.code }).toEqual({ status, code });
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('takes an import of 5 MB', async () => {
    const { status, body } = await post('/api/v1/sectors/import?dryRun=true', 'x'.repeat(5_000_000));
    expect({ status, service: body.service, bytes: body.bytes }).toEqual({ status: 201, service: 'sectors', bytes: 5_000_002 });
  });
});

describe('tokens', () => {
  it('are needed everywhere under /api/v1', async () => {
    for (const path of ['/api/v1/issues', '/api/v1/me', '/api/v1/api-keys', '/api/v1/admin/dead-letters', '/api/v1/notifications/stream', '/%61pi/v1/me']) {
      expect(await ask(path, { token: null })).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    }
  });

  it('say who somebody is', async () => {
    const { token, personId } = await makeToken('commander');
    expect((await ask('/api/v1/me', { token })).body).toMatchObject({ id: personId, role: 'commander', name: 'commander', grants: expect.any(Array) });
  });

  it('are shown once and stored as a hash', async () => {
    const { token, id: tokenId } = await makeToken('clerk');
    const list = await ask('/api/v1/api-keys?limit=200');
    expect(list.text).toContain(tokenId);
    expect(list.text).not.toContain(token);
    const rows = await database.dataSource.query<Json[]>('SELECT t::text AS row FROM access_token t');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('come in pages', async () => {
    await makeToken('clerk');
    await makeToken('clerk');
    const first = await ask('/api/v1/api-keys?limit=1');
    const second = await ask(`/api/v1/api-keys?limit=1&cursor=${String(first.body.nextCursor)}`);
    const idOf = ({ body }: { body: Json }) => (body.items as { id: string }[])[0]?.id;
    expect(idOf(first)).not.toBe(idOf(second));
  });

  it('are made once however often the request is sent, and shown only the first time', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await post('/api/v1/api-keys', { name: 'a', role: 'clerk' }, { headers });
    const second = await post('/api/v1/api-keys', { name: 'a', role: 'clerk' }, { headers });
    expect(second.body).toEqual({ ...first.body, token: null });
  });

  it('end when they are revoked, at once', async () => {
    const { token, id: tokenId } = await makeToken('clerk');
    expect((await ask('/api/v1/me', { token })).status).toBe(200);
    expect((await post(`/api/v1/api-keys/${tokenId}/revoke`, {})).body.revokedAt).toEqual(expect.any(String));
    expect((await ask('/api/v1/me', { token })).status).toBe(401);
  });

  it('end when they expire', async () => {
    const { token } = await makeToken('clerk', { expiresAt: new Date(Date.now() + 600).toISOString() });
    await eventually(async () => {
      const [row] = await database.dataSource.query<{ over: boolean }[]>('SELECT bool_or(expires_at < now()) AS over FROM access_token');
      return row?.over;
    });
    expect((await ask('/api/v1/me', { token })).status).toBe(401);
  });

  it('are made by administrators only', async () => {
    const { token } = await makeToken('commander');
    expect((await post('/api/v1/api-keys', { name: 'a', role: 'admin' }, { token })).body.code).toBe('forbidden');
    expect((await ask('/api/v1/api-keys', { token })).status).toBe(403);
    expect((await ask('/api/v1/admin/dead-letters', { token })).status).toBe(403);
  });

  it('note when they were last used', async () => {
    const { token, id: tokenId } = await makeToken('clerk');
    await ask('/api/v1/me', { token });
    await eventually(async () => {
      const [row] = await database.dataSource.query<{ used: boolean }[]>('SELECT last_used_at IS NOT NULL AS used FROM access_token WHERE id = $1', [tokenId]);
      return row?.used;
    });
  });
});

describe('a live stream', () => {
  it('comes through at once, and closes the service’s side when the client leaves', async () => {
    const upstream = upstreams.notifications!;
    const leave = new AbortController();
    const answer = await fetch(`${base}/api/v1/notifications/stream`, {
      headers: { authorization: `Bearer ${admin}`, 'last-event-id': '7' },
      signal: leave.signal,
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const { value } = await answer.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toContain('data: first');
    expect(upstream.seen.at(-1)?.headers['last-event-id']).toBe('7');
    expect(upstream.openStreams).toBe(1);
    leave.abort();
    await eventually(async () => upstream.openStreams === 0);
  });
});

describe('dead letters', () => {
  it('are one list, with the services that could not be asked', async () => {
    const { body } = await ask('/api/v1/admin/dead-letters');
    expect(body.unavailable).toEqual(['insights']);
    expect((body.items as Json[]).map(({ service }) => service)).toEqual(['intake', 'sector-assignment', 'escalation', 'notification']);
  });

  it('are replayed and dropped by their service', async () => {
    expect((await post(`/api/v1/admin/dead-letters/intake/${id}/replay`, {})).body).toEqual({ handled: 1, parked: null });
    expect(await post(`/api/v1/admin/dead-letters/intake/${id}/drop`, {})).toMatchObject({ status: 409, body: { code: 'not-parked' } });
    expect((await post(`/api/v1/admin/dead-letters/insights/${id}/drop`, {})).status).toBe(503);
    expect((await post(`/api/v1/admin/dead-letters/nobody/${id}/drop`, {})).status).toBe(404);
    expect((await post('/api/v1/admin/dead-letters/intake/7/drop', {})).status).toBe(400);
  });
});

describe('the documents', () => {
  it('are one, with every path once and every reference met', async () => {
    const { body } = await ask('/docs/openapi.json', { token: null });
    const { paths, components } = body as unknown as { paths: Json; components: { schemas: Json } };
    expect(body['x-missing']).toEqual(['insights']);
    for (const path of ['/api/v1/issues', '/api/v1/sectors', '/api/v1/api-keys', '/api/v1/me']) expect(Object.keys(paths)).toContain(path);
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]!);
    expect(references).toContain('SectorAssignmentListDto');
    for (const name of references) expect(Object.keys(components.schemas)).toContain(name);
  });

  it('are shown by a page that needs nothing from elsewhere', async () => {
    const page = await ask('/docs', { token: null });
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    expect(links.every((link) => link.startsWith('/docs/'))).toBe(true);
    for (const link of links) expect((await ask(link, { token: null })).status).toBe(200);
    expect((await ask('/docs/ui/package.json', { token: null })).status).toBe(404);
    expect((await ask('/docs/asyncapi.json', { token: null })).body).toMatchObject({ asyncapi: '3.0.0' });
  });
});

describe('beside the API', () => {
  it('is healthy', async () => {
    expect((await ask('/health/live', { token: null })).body).toEqual({ status: 'ok' });
    expect((await ask('/health/ready', { token: null })).status).toBe(200);
  });

  it('shows its metrics to this machine only', async () => {
    expect((await ask('/metrics', { token: null })).text).toContain('http_request_duration_seconds');
    expect((await ask('/metrics', { token: null, headers: { 'x-forwarded-for': '1.2.3.4' } })).status).toBe(404);
  });

  it('lets nothing of an answer be run', async () => {
    const { headers } = await ask('/api/v1/me');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('limits', () => {
  it('a token may not ask too often', async () => {
    const { token } = await makeToken('clerk');
    const statuses = await Promise.all(Array.from({ length: 310 }, async () => (await ask('/api/v1/me', { token })).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(300);
    const { headers, body } = await ask('/api/v1/me', { token });
    expect(body.code).toBe('too-many-requests');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('an address may not guess tokens, and a good token is not hurt by it', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 30; attempt++) statuses.push((await ask('/api/v1/me', { token: `wrong-${attempt}` })).status);
    expect(statuses.at(-1)).toBe(429);
    const { headers, body } = await ask('/api/v1/me', { token: 'wrong' });
    expect({ code: body.code, wait: Number(headers.get('retry-after')) > 0 }).toEqual({ code: 'too-many-requests', wait: true });
    const { token } = await makeToken('clerk');
    expect((await ask('/api/v1/me', { token })).status).toBe(200);
  });
});

describe('a shutdown', () => {
  it('ends live streams and is quick', async () => {
    const answer = await fetch(`${base}/api/v1/notifications/stream`, { headers: { authorization: `Bearer ${admin}` } });
    const startedMs = performance.now();
    const drained = (async () => {
      for await (const chunk of answer.body!) void chunk;
    })().catch(() => undefined);
    await gateway.close();
    await drained;
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });
});
