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
