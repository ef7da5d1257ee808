import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from '@owcr/testing';
import { startWorld, type Json, type World } from '../gateway.harness.js';
import { people, startProvider, type RunningProvider } from '../sign-in/provider.harness.js';
import { browserOf, ownPage, sessionOf, signIn } from '../sign-in/sign-in.harness.js';
import { sessionCookie } from './cookies.js';

let provider: RunningProvider;
let world: World;

beforeAll(async () => {
  provider = await startProvider();
  world = await startWorld(provider.environment);
});

afterAll(async () => {
  await world?.close();
  await provider?.stop();
});

const newBrowser = () => browserOf(world);

describe('a session', () => {
  const set = (assignment: string) =>
    world.database.dataSource.query(`UPDATE web_session SET ${assignment} WHERE ended_at IS NULL`);
  const statusOf = async (browser: Browser) => (await browser.ask('/api/v1/me')).status;

  it('ends after 30 minutes in which nobody used it, and its cookie with it', async () => {
    const browser = newBrowser();
    await signIn(browser);
    await set("last_seen_at = now() - interval '29 minutes'");
    expect(await statusOf(browser)).toBe(200);
    await set("last_seen_at = now() - interval '31 minutes'");
    expect(await statusOf(browser)).toBe(401);
    expect(browser.cookie(sessionCookie)).toBeUndefined();
  });

  it('is not kept awake by asking how long it lasts', async () => {
    const browser = newBrowser();
    await signIn(browser);
    await set("last_seen_at = now() - interval '10 minutes'");
    const { endsAt } = await sessionOf(browser);
    expect((await sessionOf(browser)).endsAt).toBe(endsAt);
    await statusOf(browser);
    expect(new Date((await sessionOf(browser)).endsAt).getTime()).toBeGreaterThan(new Date(endsAt).getTime() + 9 * 60_000);
  });

  it('ends 12 hours after the sign-in, however busy it is', async () => {
    const browser = newBrowser();
    await signIn(browser);
    await set("created_at = now() - interval '719 minutes'");
    expect(await statusOf(browser)).toBe(200);
    await set("created_at = now() - interval '721 minutes'");
    expect(await statusOf(browser)).toBe(401);
  });

  it('ends when somebody signs out, on the server too', async () => {
    const browser = newBrowser();
    await signIn(browser);
    const id = browser.cookie(sessionCookie)!;
    const out = await browser.ask('/session/logout', { method: 'POST', headers: await ownPage(browser) });
    expect(JSON.parse(out.text)).toEqual({ signedIn: false, providerSignOut: expect.stringContaining(provider.issuer) });
    expect(browser.cookie(sessionCookie)).toBeUndefined();
    browser.plant(sessionCookie, id);
    expect(await statusOf(browser)).toBe(401);
  });

  it.each([
    ['the address', '?everywhere=true', undefined],
    ['the body', '', JSON.stringify({ everywhere: true })],
  ])('ends everywhere when that is asked for in %s, and nobody else is signed out', async (_where, query, body) => {
    const [one, other, somebody] = [newBrowser(), newBrowser(), newBrowser()];
    for (const browser of [one, other]) await signIn(browser);
    await signIn(somebody, { as: people.admin });
    const out = await one.ask(`/session/logout${query}`, { method: 'POST', headers: await ownPage(one), body });
    expect(out.status).toBe(200);
    expect([await statusOf(other), await statusOf(somebody)]).toEqual([401, 200]);
  });
});

describe('a request with a cookie', () => {
  let browser: Browser;
  let good: Record<string, string>;
  const change = (headers: Record<string, string>, method = 'POST') =>
    browser.ask('/api/v1/issues', { method, headers, body: method === 'DELETE' ? undefined : '{}' });

  beforeAll(async () => {
    browser = newBrowser();
    await signIn(browser, { as: people.admin });
    good = await ownPage(browser);
  });

  it('of our own pages changes things', async () => {
    expect((await change(good)).status).toBe(201);
  });

  it('needs no more than one of the headers that say where it comes from', async () => {
    for (const name of ['origin', 'sec-fetch-site']) expect((await change({ ...good, [name]: '' })).status).toBe(403);
    const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([one]) => one !== name));
    expect([(await change(without('origin'))).status, (await change(without('sec-fetch-site'))).status]).toEqual([201, 201]);
  });

  it.each<[string, Record<string, string>]>([
    ['without the token', { 'x-csrf-token': '' }],
    ['with a token of another session', { 'x-csrf-token': randomBytes(32).toString('base64url') }],
    ['of another site', { origin: 'https://evil.example' }],
    ['of a page without an origin', { origin: 'null' }],
    ['of a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['of another site by its fetch metadata', { 'sec-fetch-site': 'cross-site' }],
  ])('%s changes nothing', async (_name, difference) => {
    const before = world.issues.seen.length;
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await change({ ...good, ...difference }, method);
      expect([answer.status, (JSON.parse(answer.text) as Json).code]).toEqual([403, 'forbidden']);
    }
    expect(world.issues.seen.length).toBe(before);
  });

  it('that says nothing of where it comes from changes nothing', async () => {
    expect((await change({ 'x-csrf-token': good['x-csrf-token']!, 'content-type': 'application/json' })).status).toBe(403);
  });

  it('of another site does not sign anybody out', async () => {
    const out = await browser.ask('/session/logout', { method: 'POST', headers: { ...good, origin: 'https://evil.example' } });
    expect([out.status, (await sessionOf(browser)).signedIn]).toEqual([403, true]);
  });

  it('reads without any of it', async () => {
    expect((await browser.ask('/api/v1/issues')).status).toBe(200);
  });
});
