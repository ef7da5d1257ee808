import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readServiceToken } from '@owcr/access';
import type { AuditEntry } from '@owcr/platform';
import { eventually, eventuallyHolds, keepStated, statedEvents } from '@owcr/testing';
import { startWorld, type World } from './gateway.harness.js';
import { id } from './upstream.harness.js';

let world: World;
const bootstrap = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
  world = await startWorld();
  await keepStated(world.database);
});
afterAll(() => world.close());

const entries = async () => (await statedEvents<AuditEntry>(world.database)).map(({ data }) => data);
const entriesOf = async (action: string) => (await entries()).filter((entry) => entry.action === action);

describe('the audit trail of the gateway', () => {
  it('has who made, who approved and who revoked a key', async () => {
    const { body } = await world.post('/api/v1/api-keys', { name: 'a', role: 'clerk' });
    const key = String(body.id);
    const second = await world.approve(key);
    expect((await world.ask(`/api/v1/api-keys/${key}/revoke`, { method: 'POST' })).status).toBe(200);
    const by = {
      principalId: bootstrap,
      role: 'admin',
      credential: { kind: 'bootstrap-token', id: 'bootstrap' },
      target: key,
      result: 'done',
      from: '127.0.0.1',
    };
    const ofKey = async (action: string) => (await entriesOf(action)).filter(({ target }) => target === key);
    expect(await ofKey('POST /api/v1/api-keys')).toMatchObject([by]);
    expect(await ofKey('POST /api/v1/api-keys/:id/approve')).toMatchObject([
      { principalId: second, role: 'admin', credential: { kind: 'api-key' }, result: 'done' },
    ]);
    expect(await ofKey('POST /api/v1/api-keys/:id/revoke')).toMatchObject([by]);
  });

  it('names the key somebody came with, also where it was refused, and not only its person', async () => {
    const { id: one, token, personId } = await world.makeToken('admin');
    const { id: other, token: otherToken } = await world.makeToken('admin', { personId });
    await world.post('/api/v1/api-keys', { name: 'a', role: 'clerk' }, { token });
    await world.post('/api/v1/api-keys', { name: 'a', role: 'service' }, { token: otherToken });
    await eventuallyHolds(async () => {
      const own = (await entriesOf('POST /api/v1/api-keys')).filter(({ principalId }) => principalId === personId);
      expect(own).toMatchObject([
        { result: 'done', credential: { kind: 'api-key', id: one } },
        { result: 'refused', credential: { kind: 'api-key', id: other } },
      ]);
    });
    await world.ask('/api/v1/issues', { token });
    const bearer = String(world.issues.seen.at(-1)!.headers.authorization).replace('Bearer ', '');
    expect(readServiceToken(bearer, 'intake', world.jwks).principal.credential).toEqual({ kind: 'api-key', id: one });
  });

  it('holds no token', async () => {
    const { token } = await world.makeToken('clerk');
    await world.ask('/api/v1/me', { token: 'owcr_wrong-token-that-somebody-tried' });
    await eventually(async () => (await entriesOf('GET /api/v1/me')).length > 0);
    const all = JSON.stringify(await entries());
    expect(all).not.toContain(token);
    expect(all).not.toContain('wrong-token');
  });

  it('has what is done to dead letters before it is done, and that it was refused', async () => {
    await world.ask(`/api/v1/admin/dead-letters/intake/${id}/drop`, { method: 'POST' });
    await eventuallyHolds(async () => {
      expect(await entriesOf('POST /api/v1/admin/dead-letters/:service/:id/drop')).toMatchObject([
        { result: 'begun', target: `intake/${id}` },
        { result: 'refused', code: 'not-parked' },
      ]);
    });
  });

  it('has of who may not touch dead letters only that they were refused', async () => {
    const { token } = await world.makeToken('clerk');
    for (const action of ['drop', 'replay']) {
      expect((await world.ask(`/api/v1/admin/dead-letters/intake/${id}/${action}`, { method: 'POST', token })).status).toBe(403);
      const told = await eventually(async () => {
        const found = await entriesOf(`POST /api/v1/admin/dead-letters/:service/:id/${action}`);
        return found.some(({ code }) => code === 'forbidden') && found.filter(({ role }) => role === 'clerk');
      });
      expect(told).toMatchObject([{ result: 'refused', code: 'forbidden' }]);
    }
  });

  it('tells the service whose dead letter it is from where it was asked', async () => {
    await world.ask(`/api/v1/admin/dead-letters/intake/${id}/replay`, { method: 'POST' });
    const { headers } = world.issues.seen.find(({ url }) => url.endsWith('/replay'))!;
    const bearer = String(headers.authorization).replace('Bearer ', '');
    expect(readServiceToken(bearer, 'intake', world.jwks).from).toBe('127.0.0.1');
  });

  it('counts who knocks without a token, by address, and does not repeat what a service says itself', async () => {
    for (let n = 0; n < 8; n++) await world.ask(`/api/v1/issues/${id}/start`, { method: 'POST', token: null });
    expect((await world.ask('/api/v1/issues/refused')).status).toBe(409);
    await eventuallyHolds(async () => {
      expect(await entriesOf('POST /api/v1/:segment/*')).toMatchObject([
        { principalId: null, target: 'issues', code: 'unauthorized', from: '127.0.0.1', count: 1 },
      ]);
    });
    expect((await entries()).filter(({ code }) => code === 'version-conflict')).toEqual([]);
  });

  it('is told to the services from where: in the token, where nobody else can write', async () => {
    await world.ask('/api/v1/issues', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    const bearer = String(world.issues.seen.at(-1)!.headers.authorization).replace('Bearer ', '');
    expect(readServiceToken(bearer, 'intake', world.jwks).from).toBe('127.0.0.1');
  });
});
