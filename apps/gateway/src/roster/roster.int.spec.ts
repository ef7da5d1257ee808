import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deliver } from '@owcr/messaging';
import type { AuditEntry } from '@owcr/platform';
import { event, eventually, keepStated, statedEvents } from '@owcr/testing';
import { startWorld, type World } from '../gateway.harness.js';
import { sessionCookie } from '../session/cookies.js';
import { people, startProvider, type RunningProvider } from '../sign-in/provider.harness.js';
import { browserOf, signIn } from '../sign-in/sign-in.harness.js';
import { RosterConsumer } from './roster.consumer.js';

let provider: RunningProvider;
let world: World;
const { officer, partner } = people;

beforeAll(async () => {
  provider = await startProvider();
  world = await startWorld(provider.environment);
  await keepStated(world.database);
});
afterAll(async () => {
  await world?.close();
  await provider?.stop();
});

let version = 0;
/** The roster says of the officer, as Kafka would bring it. */
async function say(active: boolean): Promise<void> {
  const { id: officerId, name, precincts, sectors } = officer;
  const data = {
    officerId,
    badge: '17',
    name,
    rank: 'officer',
    sectors,
    precincts,
    supervisorId: null,
    language: 'en',
    active,
  } as const;
  const consumer = world.gateway.get(RosterConsumer);
  const outcome = await deliver(world.database.app, {
    consumer: 'gateway.roster',
    types: ['officer.changed.v1'],
    events: [event('officer.changed.v1', data, { key: officerId, version: (version += 1) })],
    handler: (batch) => consumer.apply(batch),
  });
  expect(outcome).toBe('done');
}

async function signedIn(as: { id: string }) {
  const browser = browserOf(world);
  const page = await signIn(browser, { as });
  return { browser, page };
}

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

const canSignIn = async () => (await (await signedIn(officer)).browser.ask('/api/v1/me')).status === 200;
const back = async () => {
  await say(true);
  await eventually(canSignIn, { timeoutMs: 5_000 });
};

beforeEach(back);

describe('an officer who is deactivated in the roster', () => {
  it('is out within seconds: sessions, keys and live streams; nobody else is', async () => {
    const [{ browser }, { browser: other }] = [await signedIn(officer), await signedIn(partner)];
    const { token } = await world.makeToken('officer', { personId: officer.id });
    const streams = await Promise.all([
      stream({ cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}` }),
      stream({ authorization: `Bearer ${token}` }),
    ]);
    expect((await browser.ask('/api/v1/me')).status).toBe(200);
    const toldAt = Date.now();
    await say(false);
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(['ended', 'ended']);
    expect((await browser.ask('/api/v1/me')).status).toBe(401);
    expect((await world.ask('/api/v1/me', { token })).status).toBe(401);
    expect(Date.now() - toldAt).toBeLessThan(5_000);
    expect((await other.ask('/api/v1/me')).status).toBe(200);
  });

  it('is told so when they sign in again, and gets in once they are active; what ended stays ended', async () => {
    const { token } = await world.makeToken('officer', { personId: officer.id });
    await say(false);
    const { page } = await eventually(async () => {
      const attempt = await signedIn(officer);
      return attempt.page.status === 403 ? attempt : undefined;
    });
    expect(page.text).toContain('Your account is inactive in the department roster.');
    await back();
    expect((await world.ask('/api/v1/me', { token })).status).toBe(401);
  });

  it('does not come in with a key that is made for them meanwhile', async () => {
    await say(false);
    const { token } = await world.makeToken('officer', { personId: officer.id });
    await eventually(async () => (await world.ask('/api/v1/me', { token })).status === 401);
  });

  it('leaves an entry on the trail for each key and for the sessions, once', async () => {
    const entries = async () =>
      (await statedEvents<AuditEntry>(world.database)).map(({ data }) => data).filter(({ action }) => action === 'access-ended');
    const { id } = await world.makeToken('officer', { personId: officer.id });
    const before = (await entries()).length;
    await say(false);
    await say(false);
    const isOurs = ({ credential }: AuditEntry) => !credential || credential.id === id;
    const told = (await entries()).slice(before).filter(isOurs);
    expect(told).toMatchObject([
      { target: officer.id, credential: { kind: 'api-key', id }, code: 'inactive-in-roster', result: 'done' },
      { target: officer.id, credential: null },
    ]);
  });
});

it('somebody the roster does not know comes in as before', async () => {
  const { token } = await world.makeToken('clerk', { personId: randomUUID() });
  await say(false);
  expect((await world.ask('/api/v1/me', { token })).status).toBe(200);
});
