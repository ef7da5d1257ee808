import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyServiceToken } from '@owcr/access';
import type { AuditEntry } from '@owcr/platform';
import { eventuallyHolds, keepStated, statedEvents, type Browser, type BrowserPage } from '@owcr/testing';
import { startWorld, type Json, type World } from '../gateway.harness.js';
import { sessionCookie, signInCookie } from '../session/cookies.js';
import { people, publicOrigin, startProvider, type RunningProvider } from './provider.harness.js';
import { browserOf, ownPage, signIn, type SessionAnswer } from './sign-in.harness.js';

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

const newBrowser = () => browserOf(world);

describe('signing in', () => {
  it('goes to the provider and back, and says who somebody is', async () => {
    const browser = newBrowser();
    const page = await signIn(browser, { returnTo: '/session?tab=inbox#top' });
    expect(page.url).toBe(`${publicOrigin}/session?tab=inbox#top`);
    const session = JSON.parse(page.text) as SessionAnswer;
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
    const credential = { kind: 'session', id: expect.stringMatching(/^[0-9a-f]{16}$/) };
    const done = { principalId: people.officer.id, role: 'officer', result: 'done', from: '127.0.0.1' };
    await eventuallyHolds(async () => {
      const said = (await statedEvents<AuditEntry>(world.database)).map(({ data }) => data);
      const about = said.filter(({ action }) => action.startsWith('sign-')).slice(-3);
      expect(about).toMatchObject([
        { ...done, action: 'sign-in', credential },
        { ...done, action: 'sign-out', credential: { kind: 'session', id: about[0]?.credential?.id } },
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
    expect(verifyServiceToken(token, 'intake', world.jwks)).toEqual({
      ...people.officer,
      credential: { kind: 'session', id: expect.stringMatching(/^[0-9a-f]{16}$/) },
    });
    expect(token).not.toContain(browser.cookie(sessionCookie)!);
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
      expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      ),
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
  const waiting = () => browserOf(world, [`${publicOrigin}/session/callback`]);
  const codeOf = ({ text }: BrowserPage) => (JSON.parse(text) as Json).code;

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
