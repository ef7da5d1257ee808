import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyServiceToken } from '@owcr/access';
import type { AuditEntry } from '@owcr/platform';
import { eventuallyHolds, keepStated, statedEvents } from '@owcr/testing';
import { startWorld, type Json, type World } from '../gateway.harness.js';
import { sessionCookie, signInCookie } from '../session/cookies.js';
import { Browser, type Page } from './browser.harness.js';
import { apiAudience, people, programRedirect, publicOrigin, startProvider, type RunningProvider } from './provider.harness.js';

let provider: RunningProvider;
let world: World;

beforeAll(async () => {
  provider = await startProvider();
  world = await startWorld(provider.environment);
  await keepStated(world.database);
});

afterAll(async () => {
  await world?.close();
  await provider?.stop();
});

const newBrowser = () => new Browser(world.base, [], world.declared);

interface SignInOptions {
  as?: { id: string };
  returnTo?: string;
  second?: boolean;
}

async function signIn(
  browser: Browser,
  { as = people.officer, returnTo = '/session', second }: SignInOptions = {},
): Promise<Page> {
  const choice = await browser.go(`/session/login?return=${encodeURIComponent(returnTo)}`);
  return browser.choose(choice, as.id, { second });
}

interface Session {
  signedIn: boolean;
  csrfToken: string;
  endsAt: string;
  person: Json;
}

const sessionOf = async (browser: Browser): Promise<Session> => JSON.parse((await browser.ask('/session')).text) as Session;

/** What a page of ours would send to change something. */
async function ownPage(browser: Browser): Promise<Record<string, string>> {
  const { csrfToken } = await sessionOf(browser);
  return { origin: publicOrigin, 'sec-fetch-site': 'same-origin', 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
}

describe('signing in', () => {
  it('goes to the provider and back, and says who somebody is', async () => {
    const browser = newBrowser();
    const page = await signIn(browser, { returnTo: '/session?tab=inbox#top' });
    expect(page.url).toBe(`${publicOrigin}/session?tab=inbox#top`);
    const session = JSON.parse(page.text) as Session;
    expect(session).toMatchObject({ signedIn: true, person: people.officer, csrfToken: expect.any(String) });
    const leftMinutes = (new Date(session.endsAt).getTime() - Date.now()) / 60_000;
    expect(Math.round(leftMinutes)).toBe(30);
    expect(JSON.parse((await browser.ask('/api/v1/me')).text)).toMatchObject({ ...people.officer, grants: expect.any(Array) });
    expect(browser.cookie(signInCookie)).toBeUndefined();
  });

  it('is on the audit trail with who it was and from where, and so are signing out and what was refused', async () => {
    const browser = newBrowser();
    await signIn(browser);
    await browser.ask('/session/logout', { method: 'POST', headers: await ownPage(browser) });
    await browser.ask('/session/callback?code=made-up&state=made-up');
    const done = { principalId: people.officer.id, role: 'officer', result: 'done', from: '127.0.0.1' };
    await eventuallyHolds(async () => {
      const said = (await statedEvents<AuditEntry>(world.database)).map(({ data }) => data);
      const about = said.filter(({ action }) => action.startsWith('sign-')).slice(-3);
      expect(about).toMatchObject([
        { ...done, action: 'sign-in' },
        { ...done, action: 'sign-out' },
        { action: 'sign-in', principalId: null, result: 'refused', from: '127.0.0.1' },
      ]);
      expect(JSON.stringify(about)).not.toContain('made-up');
    });
  });

  it('asks with a code challenge, a state and a nonce, each new', async () => {
    const asked = await Promise.all([1, 2].map(async () => (await newBrowser().ask('/session/login')).headers.get('location')!));
    const [one, other] = asked.map((url) => Object.fromEntries(new URL(url).searchParams));
    expect(one).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: 'gateway' });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one![name]).toMatch(/^[\w-]{43}$/);
      expect(one![name]).not.toBe(other![name]);
    }
  });

  it('lets the services know who is asking, and not by which session', async () => {
    const browser = newBrowser();
    await signIn(browser);
    expect((await browser.ask('/api/v1/issues')).status).toBe(200);
    const { headers } = world.issues.seen.at(-1)!;
    expect(headers.cookie).toBeUndefined();
    const token = String(headers.authorization).replace('Bearer ', '');
    expect(await verifyServiceToken(token, 'intake', world.jwks)).toEqual(people.officer);
  });

  it('streams to a browser, which can send nothing but its cookie', async () => {
    const browser = newBrowser();
    await signIn(browser);
    const stop = new AbortController();
    const headers = { cookie: `${sessionCookie}=${browser.cookie(sessionCookie)}` };
    const answer = await fetch(`${world.base}/api/v1/notifications/stream`, { headers, signal: stop.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const { value } = (await answer.body!.getReader().read()) as { value: Uint8Array };
    expect(new TextDecoder().decode(value)).toContain('data: first');
    stop.abort();
  });

  it('brings the agency of a partner, and is not for one without', async () => {
    const browser = newBrowser();
    const page = await signIn(browser, { as: people.partner });
    expect(JSON.parse(page.text)).toMatchObject({ person: { role: 'partner', agency: 'parks', sectors: [] } });
    expect(JSON.parse((await browser.ask('/api/v1/me')).text)).toMatchObject(people.partner);
    const refused = await signIn(newBrowser(), { as: people.nobodys });
    expect([refused.status, (JSON.parse(refused.text) as Json).code]).toEqual([403, 'no-agency']);
  });

  it('is for those with a role here', async () => {
    const browser = newBrowser();
    const page = await signIn(browser, { as: people.stranger });
    expect([page.status, (JSON.parse(page.text) as Json).code]).toEqual([403, 'no-role']);
    expect(browser.cookie(sessionCookie)).toBeUndefined();
  });

  it('tells a person why it failed, with nothing on the page that came with the request', async () => {
    const page = await newBrowser().ask('/session/callback?code=<b>x</b>&state=<i>y</i>', { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([
      400,
      "default-src 'none';frame-ancestors 'none'",
    ]);
    expect(page.text).toContain('Begin again');
    expect(page.text).not.toContain('<b>');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    '/session/login',
    'evil',
  ])('comes back to this site and not to %j', async (returnTo) => {
    const browser = newBrowser();
    const page = await signIn(browser, { returnTo });
    expect(page.url).toBe(`${publicOrigin}/`);
  });
});

describe('coming back', () => {
  /** As far as the address the provider sends the browser to. */
  async function upToCallback(browser: Browser): Promise<URL> {
    const choice = await browser.go('/session/login?return=/session');
    await browser.choose(choice, people.officer.id);
    return new URL(browser.visited.findLast((url) => url.startsWith(`${publicOrigin}/session/callback`))!);
  }
  const waiting = () => new Browser(world.base, [`${publicOrigin}/session/callback`]);
  const codeOf = ({ text }: Page) => (JSON.parse(text) as Json).code;

  it('works once', async () => {
    const browser = waiting();
    const { href } = await upToCallback(browser);
    const key = browser.cookie(signInCookie)!;
    expect((await browser.ask(href)).status).toBe(303);
    browser.plant(signInCookie, key);
    expect(codeOf(await browser.ask(href))).toBe('sign-in-expired');
  });

  it('works for the browser that went', async () => {
    const victim = waiting();
    expect(codeOf(await victim.ask((await upToCallback(waiting())).href))).toBe('sign-in-expired');
    // With a sign-in of its own under way, too: the attacker's must not become the victim's.
    await victim.ask('/session/login');
    expect(codeOf(await victim.ask((await upToCallback(waiting())).href))).toBe('sign-in-expired');
    expect(victim.cookie(sessionCookie)).toBeUndefined();
  });

  it.each([
    ['state', 'sign-in-expired'],
    ['code', 'sign-in-refused'],
    ['iss', 'sign-in-refused'],
  ])('with another %s is refused', async (parameter, code) => {
    const browser = waiting();
    const url = await upToCallback(browser);
    expect(url.searchParams.has(parameter)).toBe(true);
    url.searchParams.set(parameter, parameter === 'iss' ? 'https://evil.example' : randomBytes(32).toString('base64url'));
    expect(codeOf(await browser.ask(url.href))).toBe(code);
    expect(browser.cookie(sessionCookie)).toBeUndefined();
  });

  it.each(['nonce', 'code_verifier'])('with another %s than the one that went is refused', async (column) => {
    const browser = waiting();
    const { href } = await upToCallback(browser);
    await world.database.dataSource.query(`UPDATE pending_sign_in SET ${column} = repeat('x', 43)`);
    expect(codeOf(await browser.ask(href))).toBe('sign-in-refused');
  });

  it('after ten minutes is too late', async () => {
    const browser = waiting();
    const { href } = await upToCallback(browser);
    await world.database.dataSource.query("UPDATE pending_sign_in SET begun_at = begun_at - interval '10 minutes'");
    expect(codeOf(await browser.ask(href))).toBe('sign-in-expired');
  });

  it('makes a new session, whatever the browser had before', async () => {
    const planted = randomBytes(32).toString('base64url');
    const browser = newBrowser();
    browser.plant(sessionCookie, planted);
    await signIn(browser);
    const first = browser.cookie(sessionCookie)!;
    expect(first).not.toBe(planted);
    await signIn(browser, { as: people.admin });
    expect(browser.cookie(sessionCookie)).not.toBe(first);
    for (const old of [planted, first]) {
      const other = newBrowser();
      other.plant(sessionCookie, old);
      expect((await other.ask('/api/v1/me')).status).toBe(401);
    }
  });

  it('leaves nothing in the database that one could come in with', async () => {
    const browser = newBrowser();
    await signIn(browser);
    const rows = await world.database.dataSource.query<Json[]>('SELECT s::text AS row FROM web_session s');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(browser.cookie(sessionCookie)!);
  });
});

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

describe('an access token of the provider', () => {
  /** As a program gets one for its user: the code flow with its own client. */
  async function accessToken(options: { resource?: string } = { resource: apiAudience }): Promise<Json> {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const common = { client_id: 'program', redirect_uri: programRedirect, ...options };
    const asked = {
      ...common,
      response_type: 'code',
      scope: 'openid profile',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    };
    const browser = new Browser(world.base, [programRedirect]);
    const choice = await browser.go(`${provider.issuer}/auth?${new URLSearchParams(asked).toString()}`);
    await browser.choose(choice, people.officer.id);
    const code = new URL(browser.visited.at(-1)!).searchParams.get('code')!;
    const body = new URLSearchParams({ ...common, grant_type: 'authorization_code', code, code_verifier: verifier });
    const answer = (await (await fetch(`${provider.issuer}/token`, { method: 'POST', body })).json()) as Json;
    if (!answer.access_token) throw new Error(`no token: ${JSON.stringify(answer)}`);
    return answer;
  }
  const me = (token: unknown) => world.ask('/api/v1/me', { token: String(token) });

  it('says who a program works for', async () => {
    const { access_token: token } = await accessToken();
    expect((await me(token)).body).toMatchObject(people.officer);
    const made = await world.post('/api/v1/issues', {}, { token: String(token) });
    expect(made.status).toBe(201);
  });

  it('for something else is refused, and so is an ID token', async () => {
    const { access_token: opaque, id_token: idToken } = await accessToken({});
    expect((await me(opaque)).status).toBe(401);
    expect((await me(idToken)).status).toBe(401);
  });

  it('that was changed, or is signed by nobody, is refused', async () => {
    const [header = '', payload = '', signature = ''] = String((await accessToken()).access_token).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Json;
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    expect((await me([header, encode({ ...claims, role: 'admin' }), signature].join('.'))).status).toBe(401);
    expect((await me([encode({ alg: 'none', typ: 'at+jwt' }), payload, ''].join('.'))).status).toBe(401);
  });
});
