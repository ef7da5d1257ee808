import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyServiceToken } from '@owcr/access';
import { eventually, rawConnection } from '@owcr/testing';
import { admin, startWorld, type Answer, type World } from '../gateway.harness.js';
import { id } from '../upstream.harness.js';

let world: World;
let ask: World['ask'];
let post: World['post'];
let makeToken: World['makeToken'];

beforeAll(async () => {
  world = await startWorld();
  ({ ask, post, makeToken } = world);
});

afterAll(() => world.close());

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
    const { id: key, token, personId } = await makeToken('officer', { precincts: ['D4'] });
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
    const seen = world.issues.seen.at(-1)!.headers;
    expect(seen).toMatchObject({
      'idempotency-key': 'k-1',
      'if-match': '"3"',
      'x-request-id': answer.headers.get('x-request-id'),
      'content-type': 'application/json',
    });
    for (const name of ['cookie', 'x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-principal'])
      expect(seen[name]).toBeUndefined();
    const passed = String(seen.authorization).replace('Bearer ', '');
    expect(passed).not.toContain(token);
    expect(verifyServiceToken(passed, 'intake', world.jwks)).toEqual({
      id: personId,
      credential: { kind: 'api-key', id: key },
      name: 'officer',
      role: 'officer',
      precincts: ['D4'],
    });
    expect(() => verifyServiceToken(passed, 'escalation', world.jwks)).toThrow();
    // Nobody chooses under which id the log and the audit trail have them.
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('compresses what is long for who takes that, and leaves alone what is short', async () => {
    const sent = async (query: string, encoding: string) => {
      const url = `/api/v1/issues?q=${query}`;
      const { headers, body } = await ask(url, { headers: { 'accept-encoding': encoding } });
      return { encoding: headers.get('content-encoding'), isWhole: body.url === url };
    };
    const long = 'word'.repeat(1_000);
    expect(await sent(long, 'br, gzip')).toEqual({ encoding: 'br', isWhole: true });
    expect(await sent(long, 'gzip')).toEqual({ encoding: 'gzip', isWhole: true });
    expect(await sent(long, 'identity')).toEqual({ encoding: null, isWhole: true });
    expect(await sent('word', 'br, gzip')).toEqual({ encoding: null, isWhole: true });
  });

  it('passes refusals on, and nothing about the software behind', async () => {
    const { status, headers, body } = await ask('/api/v1/issues/refused');
    expect({ status, body }).toEqual({ status: 409, body: { code: 'version-conflict', currentVersion: 4 } });
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(headers.get('x-custom')).toBe('kept');
    expect(headers.get('server')).toBeNull();
  });

  it('asks a service that says it is busy only once', async () => {
    const before = world.issues.seen.length;
    expect((await ask('/api/v1/issues/busy')).status).toBe(503);
    expect(world.issues.seen.length).toBe(before + 1);
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
    const before = world.upstreams.map(({ seen }) => seen.length);
    const { status, headers } = await ask(path);
    expect([400, 404]).toContain(status);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(world.upstreams.map(({ seen }) => seen.length)).toEqual(before);
  });
});

describe('a method that a path does not take', () => {
  it('is refused by the gateway for its own paths', async () => {
    const { status, body, headers } = await ask('/api/v1/me', { method: 'DELETE' });
    expect([status, body.code, headers.get('allow')]).toEqual([405, 'method-not-allowed', 'GET, HEAD']);
    expect((await ask('/session', { method: 'PUT', token: null })).status).toBe(405);
  });

  it('is asked of the service that owns the path, which knows', async () => {
    for (const method of ['OPTIONS', 'TRACE']) expect(await sentAs(method, `/api/v1/issues/${id}`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(world.issues.seen.slice(-2).map(({ method }) => method)).toEqual(['OPTIONS', 'TRACE']);
  });

  it('is refused without a token, too, as the API document says', async () => {
    expect((await ask('/docs/openapi.json', { token: null })).status).toBe(200);
    const refused = await ask('/api/v1/issues', { method: 'DELETE', token: null });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    for (const path of ['/api/v1/issues', '/api/v1/nothing', '/api/v1/me'])
      expect((await ask(path, { token: null })).status).toBe(401);
  });
});

/** fetch sends no TRACE. */
const sentAs = (method: string, path: string) =>
  rawConnection(
    world.base,
    `${method} ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${admin}\r\nconnection: close\r\n\r\n`,
  ).closed;

describe('bad input', () => {
  it.each<[string, () => Promise<Answer>, number, string]>([
    [
      'another content type',
      () => ask('/api/v1/issues', { method: 'POST', body: 'a', headers: { 'content-type': 'text/plain' } }),
      415,
      'unsupported-media-type',
    ],
    [
      'a form',
      () =>
        ask('/api/v1/api-keys', {
          method: 'POST',
          body: new URLSearchParams({ a: '1' }),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      415,
      'unsupported-media-type',
    ],
    ['a body over 256 kB', () => post('/api/v1/issues', 'x'.repeat(300_000)), 413, 'body-too-large'],
    [
      'a report without an account over 16 kB',
      () => post('/api/v1/public/reports', 'x'.repeat(16_384), { token: null }),
      413,
      'body-too-large',
    ],
    [
      'a look at a report over 16 kB',
      () => post('/api/v1/public/follow', 'x'.repeat(16_384), { token: null }),
      413,
      'body-too-large',
    ],
    ['an import over 20 MB', () => post('/api/v1/sectors/import', 'x'.repeat(21_000_000)), 413, 'body-too-large'],
    ['broken JSON', () => ask('/api/v1/api-keys', { method: 'POST', body: '{"name":' }), 400, 'malformed-json'],
    ['an unknown role', () => post('/api/v1/api-keys', { name: 'a', role: 'king' }), 400, 'validation-failed'],
    [
      'an unknown property',
      () => post('/api/v1/api-keys', { name: 'a', role: 'clerk', isAdmin: true }),
      400,
      'validation-failed',
    ],
    ['a wrong type', () => post('/api/v1/api-keys', { name: 7, role: 'clerk' }), 400, 'validation-failed'],
    ['100 kB of text', () => post('/api/v1/api-keys', { name: 'x'.repeat(100_000), role: 'clerk' }), 400, 'validation-failed'],
    [
      'a token that has expired already',
      () => post('/api/v1/api-keys', { name: 'a', role: 'clerk', expiresAt: '2020-01-01T00:00:00Z' }),
      400,
      'validation-failed',
    ],
    [
      'a time that is none',
      () => post('/api/v1/api-keys', { name: 'a', role: 'clerk', expiresAt: '2030-02-31T00:00:00Z' }),
      400,
      'validation-failed',
    ],
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

  it('takes a photo of 8 MB as it is where photos are added, and nowhere else', async () => {
    const photo = (path: string, bytes: number, more = {}) =>
      ask(path, { method: 'POST', body: new Uint8Array(bytes), headers: { 'content-type': 'image/jpeg', ...more } });
    const path = `/api/v1/issues/${id}/photos`;
    expect((await photo(path, 8 * 1024 * 1024)).body).toMatchObject({ service: 'issues', bytes: 8 * 1024 * 1024 });
    expect(world.issues.seen.at(-1)!.headers['content-type']).toBe('image/jpeg');
    const followed = await photo('/api/v1/public/photos', 1_000_000, { 'x-tracking-code': 'K7QM-2XWD-9PFA' });
    expect(followed.body).toMatchObject({ service: 'issues', bytes: 1_000_000 });
    expect(world.issues.seen.at(-1)!.headers['x-tracking-code']).toBe('K7QM-2XWD-9PFA');
    for (const to of [path, '/api/v1/public/photos']) expect((await photo(to, 8 * 1024 * 1024 + 1)).status).toBe(413);
    expect((await photo('/api/v1/issues', 10)).status).toBe(415);
  });

  it.each(['/api/v1/sectors/import', '/api/v1/officers/import', `/api/v1/issues/${id}/photos`])(
    'refuses %s before it is read',
    async (path) => {
      const { token } = await makeToken('analyst');
      const before = world.upstreams.map(({ seen }) => seen.length);
      const sent = request(`${world.base}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': 20_000_000 },
      });
      sent.on('error', () => undefined);
      sent.flushHeaders();
      // Nothing of the body has been sent when the answer is there.
      const [answer] = (await once(sent, 'response', { signal: AbortSignal.timeout(5_000) })) as [IncomingMessage];
      sent.destroy();
      expect(answer.statusCode).toBe(403);
      expect(world.upstreams.map(({ seen }) => seen.length)).toEqual(before);
    },
  );
});

describe('a live stream', () => {
  it('comes through at once, and closes the service’s side when the client leaves', async () => {
    const upstream = world.notifications;
    const leave = new AbortController();
    const answer = await fetch(`${world.base}/api/v1/notifications/stream`, {
      headers: { authorization: `Bearer ${admin}`, 'last-event-id': '7' },
      signal: leave.signal,
    });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const { value } = (await answer.body!.getReader().read()) as { value?: Uint8Array };
    expect(new TextDecoder().decode(value)).toContain('data: first');
    expect(upstream.seen.at(-1)?.headers['last-event-id']).toBe('7');
    expect(upstream.openStreams).toBe(1);
    leave.abort();
    await eventually(async () => upstream.openStreams === 0);
  });
});

describe('a shutdown', () => {
  it('ends live streams and is quick', async () => {
    const answer = await fetch(`${world.base}/api/v1/notifications/stream`, { headers: { authorization: `Bearer ${admin}` } });
    const startedMs = performance.now();
    const drained = (async () => {
      for await (const chunk of answer.body!) void chunk;
    })().catch(() => undefined);
    await world.gateway.close();
    await drained;
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });
});
