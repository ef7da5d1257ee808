import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { can, verifyServiceToken } from '@owcr/access';
import { eventually } from '@owcr/testing';
import { id } from './upstream.harness.js';
import { startWorld, type Json, type World } from './gateway.harness.js';

let world: World;
let ask: World['ask'];
let post: World['post'];
let makeToken: World['makeToken'];

beforeAll(async () => {
  world = await startWorld();
  ({ ask, post, makeToken } = world);
});

afterAll(() => world.close());

describe('tokens', () => {
  it('are needed everywhere under /api/v1', async () => {
    for (const path of [
      '/api/v1/issues',
      '/api/v1/me',
      '/api/v1/api-keys',
      '/api/v1/admin/dead-letters',
      '/api/v1/notifications/stream',
      '/%61pi/v1/me',
    ]) {
      expect(await ask(path, { token: null })).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    }
  });

  it('say who somebody is', async () => {
    const { token, personId } = await makeToken('commander', { precincts: [] });
    expect((await ask('/api/v1/me', { token })).body).toMatchObject({
      id: personId,
      role: 'commander',
      name: 'commander',
      grants: expect.any(Array),
    });
  });

  it('are shown once and stored as a hash', async () => {
    const { token, id: tokenId } = await makeToken('clerk');
    const list = await ask('/api/v1/api-keys?limit=200');
    expect(list.text).toContain(tokenId);
    expect(list.text).not.toContain(token);
    const rows = await world.database.dataSource.query<Json[]>('SELECT t::text AS row FROM access_token t');
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
      const [row] = await world.database.dataSource.query<{ over: boolean }[]>(
        'SELECT bool_or(expires_at < now()) AS over FROM access_token',
      );
      return row?.over;
    });
    expect((await ask('/api/v1/me', { token })).status).toBe(401);
  });

  it('are made by administrators only', async () => {
    const { token } = await makeToken('commander', { precincts: [] });
    expect((await post('/api/v1/api-keys', { name: 'a', role: 'admin' }, { token })).body.code).toBe('forbidden');
    expect((await ask('/api/v1/api-keys', { token })).status).toBe(403);
    expect((await ask('/api/v1/admin/dead-letters', { token })).status).toBe(403);
  });

  it('carry the sectors and the agency of whom they are for, and a partner needs an agency', async () => {
    const { token } = await makeToken('partner', { agency: 'parks', sectors: ['12C'] });
    expect((await ask('/api/v1/me', { token })).body).toMatchObject({ role: 'partner', agency: 'parks', sectors: ['12C'] });
    expect(await post('/api/v1/api-keys', { name: 'a', role: 'partner' })).toMatchObject({
      status: 400,
      body: {
        code: 'validation-failed',
        errors: expect.arrayContaining([expect.objectContaining({ path: 'agency' })]) as unknown,
      },
    });
  });

  it('note when they were last used', async () => {
    const { token, id: tokenId } = await makeToken('clerk');
    await ask('/api/v1/me', { token });
    await eventually(async () => {
      const [row] = await world.database.dataSource.query<{ used: boolean }[]>(
        'SELECT last_used_at IS NOT NULL AS used FROM access_token WHERE id = $1',
        [tokenId],
      );
      return row?.used;
    });
  });
});

describe('a key that may do less than its role', () => {
  it('reads, and changes nothing', async () => {
    const { token } = await makeToken('admin', { readOnly: true });
    expect((await ask('/api/v1/api-keys', { token })).status).toBe(200);
    expect((await post('/api/v1/api-keys', { name: 'a', role: 'clerk' }, { token })).body.code).toBe('forbidden');
    const before = world.issues.seen.length;
    expect((await post('/api/v1/issues', {}, { token })).status).toBe(403);
    expect(world.issues.seen.length).toBe(before);
  });

  it('does what it is for', async () => {
    const { token } = await makeToken('clerk', { only: ['issue:report'] });
    expect((await post('/api/v1/issues', {}, { token })).status).toBe(201);
    const passed = String(world.issues.seen.at(-1)!.headers.authorization).replace('Bearer ', '');
    const principal = verifyServiceToken(passed, 'intake', world.jwks);
    expect(principal.only).toEqual(['issue:report']);
    expect([can(principal, 'report', 'issue'), can(principal, 'read', 'issue'), can(principal, 'read', 'reporter')]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await ask('/api/v1/me', { token })).body.grants).toEqual([{ where: 'city', on: 'issue', may: ['report'] }]);
  });

  it('is for nothing that its role may not do', async () => {
    const answer = await post('/api/v1/api-keys', { name: 'a', role: 'clerk', only: ['issue:read', 'policy:write'] });
    expect([answer.status, answer.body.errors]).toEqual([400, [{ path: 'only[1]', message: 'is nothing that a clerk may do' }]]);
    expect((await post('/api/v1/api-keys', { name: 'a', role: 'clerk', only: ['everything'] })).status).toBe(400);
  });
});

describe('dead letters', () => {
  it('are one list, with the services that could not be asked', async () => {
    const { body } = await ask('/api/v1/admin/dead-letters');
    expect(body.unavailable).toEqual(['insights']);
    expect((body.items as Json[]).map(({ service }) => service)).toEqual([
      'intake',
      'sector-assignment',
      'escalation',
      'notification',
    ]);
  });

  it('are replayed and dropped by their service', async () => {
    expect((await post(`/api/v1/admin/dead-letters/intake/${id}/replay`, {})).body).toEqual({ handled: 1, parked: null });
    expect(await post(`/api/v1/admin/dead-letters/intake/${id}/drop`, {})).toMatchObject({
      status: 409,
      body: { code: 'not-parked' },
    });
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
    for (const path of ['/api/v1/issues', '/api/v1/sectors', '/api/v1/api-keys', '/api/v1/me'])
      expect(Object.keys(paths)).toContain(path);
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
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('limits', () => {
  it('a token may not ask too often', async () => {
    const { token } = await makeToken('clerk');
    const statuses = await Promise.all(Array.from({ length: 310 }, async () => (await ask('/api/v1/me', { token })).status));
    const count = (wanted: number) => statuses.filter((status) => status === wanted).length;
    expect({ good: count(200), tooMany: count(429) }).toEqual({ good: 300, tooMany: 10 });
    const { headers, body } = await ask('/api/v1/me', { token });
    expect(body.code).toBe('too-many-requests');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('a person may not ask more often with two tokens than with one', async () => {
    const { token, personId } = await makeToken('clerk');
    const { token: second } = await makeToken('clerk', { personId });
    // The limiter looks at its count once for all that wait for one look-up: without these the burst would be one.
    for (const one of [token, second]) expect((await ask('/api/v1/me', { token: one })).status).toBe(200);
    const both = Array.from(
      { length: 310 },
      async (_, index) => (await ask('/api/v1/me', { token: index % 2 ? token : second })).status,
    );
    const statuses = await Promise.all(both);
    const count = (wanted: number) => statuses.filter((status) => status === wanted).length;
    expect({ good: count(200), tooMany: count(429) }).toEqual({ good: 298, tooMany: 12 });
  });

  it('an address that tries bad tokens is slowed down, more each time, and who came before is not hurt by it', async () => {
    const { token: mine } = await makeToken('clerk');
    const { token: later } = await makeToken('clerk');
    expect((await ask('/api/v1/me', { token: mine })).status).toBe(200);
    const waits: number[] = [];
    await eventually(async () => {
      const { status, headers } = await ask('/api/v1/me', { token: `wrong-${waits.length}-${Math.random()}` });
      if (status === 429) waits.push(Number(headers.get('retry-after')));
      return waits.includes(2);
    });
    expect(waits.slice(0, 1)).toEqual([1]);
    expect((await ask('/api/v1/me', { token: mine })).status).toBe(200);
    // Nobody finds out by trying whether a token is good.
    expect(await ask('/api/v1/me', { token: later })).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    await eventually(async () => (await ask('/api/v1/me', { token: later })).status === 200);
  });

  it('a path that cannot be read is answered with the headers of any other, and measured', async () => {
    const { status, headers, body } = await ask('/api/v1/issues/%zz');
    expect([status, body.code, body.requestId]).toEqual([400, 'bad-request', headers.get('x-request-id')]);
    for (const name of ['content-security-policy', 'x-content-type-options', 'strict-transport-security'])
      expect(headers.get(name)).toEqual(expect.any(String));
    const { text } = await ask('/metrics', { token: null });
    expect(text).toMatch(/http_request_duration_seconds_count\{[^}]*route="none",status="400"/);
  });

  it('no token at all is no attempt', async () => {
    for (let attempt = 0; attempt < 20; attempt++) expect((await ask('/api/v1/me', { token: null })).status).toBe(401);
  });
});
