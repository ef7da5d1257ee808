import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@owcr/platform';
import { keepStated, statedEvents } from '@owcr/testing';
import { startWorld, type Json, type World } from '../gateway.harness.js';
import { sessionCookie } from '../session/cookies.js';
import { people, startProvider, type RunningProvider } from '../sign-in/provider.harness.js';
import { browserOf, ownPage, signIn } from '../sign-in/sign-in.harness.js';

let provider: RunningProvider;
let world: World;
const { officer } = people;

beforeAll(async () => {
  provider = await startProvider();
  world = await startWorld(provider.environment);
  await keepStated(world.database);
});

afterAll(async () => {
  await world?.close();
  await provider?.stop();
});

async function signedIn(as: { id: string }) {
  const browser = browserOf(world);
  await signIn(browser, { as });
  return browser;
}

const signOut = (id: string, body: Json = {}, token?: string) =>
  world.post(`/api/v1/people/${id}/sign-out`, body, token === undefined ? {} : { token });

async function listed(): Promise<Json[]> {
  return (await world.ask('/api/v1/people?limit=200')).body.items as Json[];
}

const aboutOfficer = async () => (await listed()).find(({ id }) => id === officer.id);

/** A live stream that has begun; `ended` resolves when the gateway ends it. */
async function stream(headers: Record<string, string>): Promise<{ ended: Promise<'ended'> }> {
  const answer = await fetch(`${world.base}/api/v1/notifications/stream`, { headers });
  const reader = answer.body!.getReader();
  expect(new TextDecoder().decode((await reader.read()).value as Uint8Array)).toContain('data: first');
  const ended = (async () => {
    while (!(await reader.read()).done);
    return 'ended' as const;
  })();
  return { ended };
}

const within = <T>(promise: Promise<T>, ms: number) =>
  Promise.race([promise, new Promise<'still open'>((resolve) => setTimeout(() => resolve('still open'), ms).unref())]);

describe('who is known', () => {
  it('is whoever signed in or has a key, with what they could come in with now', async () => {
    await signedIn(officer);
    await signedIn(officer);
    const { token } = await world.makeToken('admin', { personId: officer.id, name: 'A program' });
    const { id: revoked } = await world.makeToken('clerk', { personId: officer.id });
    await world.post(`/api/v1/api-keys/${revoked}/revoke`, {});
    expect(await aboutOfficer()).toEqual({
      ...officer,
      agency: null,
      lastSeenAt: expect.stringMatching(/^20.*Z$/),
      liveSessions: 2,
      liveKeys: 1,
    });
    const { personId } = await world.makeToken('partner', { agency: 'parks', name: 'Never used' });
    expect((await listed()).find(({ id }) => id === personId)).toMatchObject({ agency: 'parks', lastSeenAt: null, liveKeys: 1 });
    await signOut(officer.id, { keys: true });
    expect((await world.ask('/api/v1/me', { token })).status).toBe(401);
  });

  it('goes page by page, each once, by name', async () => {
    for (const name of ['B', 'B', 'A']) await world.makeToken('clerk', { name });
    const names: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.ask(`/api/v1/people?limit=1${cursor}`);
      names.push(...(body.items as Json[]).map(({ name, id }) => `${String(name)} ${String(id)}`));
      cursor = typeof body.nextCursor === 'string' ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(new Set(names).size).toBe((await listed()).length);
    expect(names.map((name) => name.split(' ')[0]).join('')).toContain('ABB');
  });
});

describe('an administrator signs somebody out', () => {
  it('of all browsers at once, and of nothing else', async () => {
    const [one, other, somebody] = await Promise.all([signedIn(officer), signedIn(officer), signedIn(people.partner)]);
    const { token } = await world.makeToken('officer', { personId: officer.id });
    const open = await stream({ cookie: `${sessionCookie}=${one.cookie(sessionCookie)}` });
    const withKey = await stream({ authorization: `Bearer ${token}` });
    expect((await signOut(officer.id)).body).toEqual({ sessionsEnded: 2, keysRevoked: 0 });
    expect([(await one.ask('/api/v1/me')).status, (await other.ask('/api/v1/me')).status]).toEqual([401, 401]);
    expect((await somebody.ask('/api/v1/me')).status).toBe(200);
    expect((await world.ask('/api/v1/me', { token })).status).toBe(200);
    expect(await within(open.ended, 2_000)).toBe('ended');
    expect(await within(withKey.ended, 300)).toBe('still open');
    expect((await signOut(officer.id, { keys: true })).body).toEqual({ sessionsEnded: 0, keysRevoked: 1 });
    expect((await world.ask('/api/v1/me', { token })).status).toBe(401);
    expect(await within(withKey.ended, 2_000)).toBe('ended');
  });

  it('and it is on record, with each key that ended', async () => {
    const { id: key, personId } = await world.makeToken('clerk');
    await signOut(personId, { keys: true });
    const entries = (await statedEvents<AuditEntry>(world.database)).map(({ data }) => data);
    const told = entries.filter(({ action, target }) => action.endsWith('/sign-out') && [key, personId].includes(target ?? ''));
    expect(told.map(({ target }) => target).sort()).toEqual([key, personId].sort());
    expect(told).toMatchObject([{ result: 'done', role: 'admin' }, {}]);
  });

  it('only if there is such a person', async () => {
    expect(await signOut(randomUUID())).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await signOut('7')).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(await signOut(officer.id, { keys: 'yes' })).toMatchObject({ status: 400, body: { errors: [{ path: 'keys' }] } });
  });

  it('with a key that may, and no keys with one that may not end keys', async () => {
    const { personId } = await world.makeToken('clerk');
    const { token } = await world.makeToken('admin', { only: ['person:sign-out'] });
    expect((await signOut(personId, { keys: true }, token)).status).toBe(403);
    expect((await signOut(personId, {}, token)).status).toBe(200);
    const { token: commander } = await world.makeToken('commander', { precincts: [] });
    expect((await signOut(personId, {}, commander)).status).toBe(403);
    expect((await world.ask('/api/v1/people', { token: commander })).status).toBe(403);
  });

  it('from a page of ours as any other change, and may be that person themselves', async () => {
    const browser = await signedIn(people.admin);
    const path = `/api/v1/people/${people.admin.id}/sign-out`;
    expect((await browser.ask(path, { method: 'POST', body: '{}' })).status).toBe(403);
    const headers = await ownPage(browser);
    expect((await browser.ask(path, { method: 'POST', body: '{}', headers })).status).toBe(200);
    expect((await browser.ask('/api/v1/me')).status).toBe(401);
  });
});
