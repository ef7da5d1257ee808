import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startWorld, type Json, type World } from '../gateway.harness.js';
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

it('the list says who made a key', async () => {
  const { token, personId } = await world.makeToken('admin');
  const { body: made } = await make(wanted, token);
  const { body } = await world.ask('/api/v1/api-keys?limit=2');
  const [newest, before] = body.items as Json[];
  expect([newest?.id, newest?.createdBy, before?.createdBy]).toEqual([made.id, personId, bootstrapAdminId]);
});
