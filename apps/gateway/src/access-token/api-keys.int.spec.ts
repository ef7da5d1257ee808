import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { admin, startWorld, type Json, type World } from '../gateway.harness.js';
import { readGatewayConfiguration } from '../configuration.js';
import { bootstrapAdminId } from './authenticator.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const wanted = { name: 'a', role: 'clerk' };
const make = (body: Json, token?: string) => world.post('/api/v1/api-keys', body, token === undefined ? {} : { token });

describe('nobody makes a key that may more than they', () => {
  it.each([['access-token:write'], ['access-token:read', 'access-token:write']])(
    'limited to %s: none at all',
    async (...only) => {
      const { token } = await world.makeToken('admin', { only });
      expect(await make(wanted, token)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    },
  );

  it('who is limited may still end keys', async () => {
    const { token } = await world.makeToken('admin', { only: ['access-token:write'] });
    const { id } = await world.makeToken('clerk');
    expect((await world.post(`/api/v1/api-keys/${id}/revoke`, {}, { token })).status).toBe(200);
  });

  it('a service is let in by whoever runs the system only', async () => {
    const { token } = await world.makeToken('admin');
    const refused = await make({ ...wanted, role: 'service' }, token);
    expect([refused.status, (refused.body.errors as Json[])[0]?.path]).toEqual([400, 'role']);
    expect((await make({ ...wanted, role: 'service' })).status).toBe(201);
  });

  it('a key for somebody else is made by whoever runs the system only', async () => {
    const { token, personId } = await world.makeToken('admin');
    const { personId: somebody } = await world.makeToken('officer');
    const refused = await make({ ...wanted, personId: somebody }, token);
    expect([refused.status, (refused.body.errors as Json[])[0]?.path]).toEqual([400, 'personId']);
    expect((await make({ ...wanted, personId: bootstrapAdminId }, token)).status).toBe(400);
    for (const own of [{ personId }, { personId: personId.toUpperCase() }, {}])
      expect((await make({ ...wanted, ...own }, token)).status).toBe(201);
    expect((await make({ ...wanted, personId: somebody })).status).toBe(201);
  });
});

describe('a key ends', () => {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);

  it('after 90 days where nobody said when', async () => {
    const { body } = await make(wanted);
    expect(Math.round((new Date(String(body.expiresAt)).getTime() - Date.now()) / 86_400_000)).toBe(90);
  });

  it('within 366 days', async () => {
    const refused = await make({ ...wanted, expiresAt: days(367).toISOString() });
    expect([refused.status, refused.body.errors]).toEqual([400, [{ path: 'expiresAt', message: 'must be within 366 days' }]]);
    expect((await make({ ...wanted, expiresAt: days(365).toISOString() })).status).toBe(201);
  });

  it('also that of whoever runs the system, and the numbers are theirs', async () => {
    expect((await world.ask('/api/v1/me', { token: admin })).status).toBe(200);
    const before = { ...process.env };
    const other = await startWorld({ API_KEY_DAYS_DEFAULT: '2', API_KEY_DAYS_MAX: '3' });
    try {
      const post = (body: Json) => other.post('/api/v1/api-keys', { ...wanted, ...body });
      const { body } = await post({});
      expect(Math.round((new Date(String(body.expiresAt)).getTime() - Date.now()) / 86_400_000)).toBe(2);
      expect((await post({ expiresAt: days(4).toISOString() })).status).toBe(400);
    } finally {
      await other.close();
      process.env = before;
    }
    const late = await startWorld({ BOOTSTRAP_ADMIN_EXPIRES_AT: days(-1).toISOString() });
    try {
      expect((await late.ask('/api/v1/me', { token: admin })).status).toBe(401);
    } finally {
      await late.close();
      process.env = before;
    }
  });

  it.each([
    [{ BOOTSTRAP_ADMIN_EXPIRES_AT: undefined }, 'BOOTSTRAP_ADMIN_EXPIRES_AT: is needed'],
    [{ BOOTSTRAP_ADMIN_EXPIRES_AT: days(400).toISOString() }, 'BOOTSTRAP_ADMIN_EXPIRES_AT: must be within 366 days'],
    [{ API_KEY_DAYS_MAX: '367' }, 'API_KEY_DAYS_MAX'],
    [{ API_KEY_DAYS_DEFAULT: '100', API_KEY_DAYS_MAX: '99' }, 'API_KEY_DAYS_DEFAULT: must not be more'],
  ])('or the gateway does not start: %j', (change, message) => {
    expect(() => readGatewayConfiguration({ ...process.env, ...change })).toThrow(message);
  });
});

it('the list says who made a key', async () => {
  const { token, personId } = await world.makeToken('admin');
  const { body: made } = await make(wanted, token);
  const { body } = await world.ask('/api/v1/api-keys?limit=2');
  const [newest, before] = body.items as Json[];
  expect([newest?.id, newest?.createdBy, before?.createdBy]).toEqual([made.id, personId, bootstrapAdminId]);
});

describe('a key that may more than its maker', () => {
  const stateOf = async (id: unknown) => {
    const { body } = await world.ask('/api/v1/api-keys?limit=200');
    return (body.items as Json[]).find((key) => key.id === id)?.state;
  };
  const approve = (id: unknown, token: string) => world.ask(`/api/v1/api-keys/${String(id)}/approve`, { method: 'POST', token });
  const statusWith = async (token: unknown) => (await world.ask('/api/v1/me', { token: String(token) })).status;

  it('lets nobody in before a second administrator has approved it, and both are on record', async () => {
    const [sam, lee] = [await world.makeToken('admin', { name: 'Sam' }), await world.makeToken('admin', { name: 'Lee' })];
    const { status, body: key } = await make({ name: 'a', role: 'clerk' }, sam.token);
    expect([status, key.state, key.createdByName, key.approvedBy]).toEqual([201, 'awaiting-approval', 'Sam', null]);
    expect(await world.ask('/api/v1/me', { token: String(key.token) })).toMatchObject({
      ...{ status: 401, body: { code: 'unauthorized', detail: 'This key works once a second administrator has approved it.' } },
    });
    // To come with it too early is no guess: nobody at that address is slowed down for it.
    for (let tries = 0; tries < 10; tries++) expect(await statusWith(key.token)).toBe(401);
    expect(await stateOf(key.id)).toBe('awaiting-approval');
    const waiting = await world.ask('/api/v1/api-keys?state=awaiting-approval', { token: lee.token });
    expect((waiting.body.items as Json[]).map(({ id }) => id)).toContain(key.id);

    expect(await approve(key.id, sam.token)).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('You made') },
    });
    expect([await statusWith(key.token), await stateOf(key.id)]).toEqual([401, 'awaiting-approval']);

    const approved = await approve(key.id, lee.token);
    expect(approved).toMatchObject({
      status: 200,
      body: { state: 'works', createdBy: sam.personId, approvedBy: lee.personId, approvedByName: 'Lee' },
    });
    expect([await statusWith(key.token), await stateOf(key.id)]).toEqual([200, 'works']);
    expect(await approve(key.id, lee.token)).toMatchObject({ status: 409, body: { code: 'not-awaiting-approval' } });
    const [row] = await world.database.dataSource.query<Json[]>(
      'SELECT created_by, approved_by FROM access_token WHERE id = $1',
      [key.id],
    );
    expect(row).toEqual({ created_by: sam.personId, approved_by: lee.personId });
  });

  it('is not let in by an administrator its maker invents', async () => {
    const { token } = await world.makeToken('admin');
    const { body: key } = await make(wanted, token);
    const { body: invented } = await make({ name: 'b', role: 'admin' }, token);
    expect(invented.state).toBe('awaiting-approval');
    expect((await approve(key.id, String(invented.token))).status).toBe(401);
    expect((await approve(invented.id, token)).status).toBe(403);
    expect(await approve(key.id, admin)).toMatchObject({ status: 200, body: { approvedByName: 'Bootstrap administrator' } });
  });

  it('is refused by revoking it', async () => {
    const { token } = await world.makeToken('admin');
    const { body: key } = await make(wanted, token);
    const refused = await world.post(`/api/v1/api-keys/${String(key.id)}/revoke`, {});
    expect([refused.status, refused.body.state]).toEqual([200, 'revoked']);
    expect(await approve(key.id, admin)).toMatchObject({
      status: 409,
      body: { code: 'not-awaiting-approval', state: 'revoked' },
    });
    expect(await statusWith(key.token)).toBe(401);
  });

  it('made by whoever runs the system is approved by the first administrator, whose key works at once', async () => {
    const { body: first } = await make({ name: 'First', role: 'admin' });
    const { body: clerk } = await make(wanted);
    expect([first.state, clerk.state, await statusWith(clerk.token)]).toEqual(['works', 'awaiting-approval', 401]);
    expect((await approve(clerk.id, admin)).status).toBe(403);
    expect((await approve(clerk.id, String(first.token))).status).toBe(200);
    expect(await statusWith(clerk.token)).toBe(200);
  });

  it('takes null for what is left out', async () => {
    const nothing = { personId: null, precincts: null, sectors: null, expiresAt: null, readOnly: null, only: null };
    expect((await make({ name: 'a', role: 'clerk', ...nothing })).status).toBe(201);
  });

  it.each(['sergeant', 'lieutenant', 'commander'])('a %s who is given no precinct is refused', async (role) => {
    const answer = await make({ name: 'a', role });
    expect([answer.status, (answer.body.errors as Json[])[0]?.path]).toEqual([400, 'precincts']);
    expect((await make({ name: 'a', role, precincts: null })).status).toBe(400);
    expect((await make({ name: 'a', role, precincts: ['D4'] })).status).toBe(201);
  });
});
