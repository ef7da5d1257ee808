import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startWorld, type Json, type World } from '../gateway.harness.js';
import { sessionCookie } from '../session/cookies.js';
import { people, startProvider, type RunningProvider } from './provider.harness.js';
import { browserOf } from './sign-in.harness.js';

let provider: RunningProvider;
let world: World | undefined;

beforeAll(async () => {
  provider = await startProvider();
});
afterEach(async () => {
  await world?.close();
  world = undefined;
});
afterAll(() => provider.stop());

async function signInWith(environment: Record<string, string>, second: boolean) {
  world = await startWorld({ ...provider.environment, ...environment });
  const browser = browserOf(world);
  const choice = await browser.go('/session/login?return=/session');
  const page = await browser.choose(choice, people.officer.id, { second });
  return { browser, page };
}

describe('a second factor that is demanded', () => {
  it.each([
    ['OIDC_ACR', 'urn:owcr:second-factor'],
    ['OIDC_AMR', 'otp, hwk'],
  ])('by %s is checked in what the provider answers', async (variable, value) => {
    const without = await signInWith({ [variable]: value }, false);
    expect([without.page.status, (JSON.parse(without.page.text) as Json).code]).toEqual([403, 'second-factor-needed']);
    expect(without.browser.cookie(sessionCookie)).toBeUndefined();
    await world?.close();
    const { page } = await signInWith({ [variable]: value }, true);
    expect(JSON.parse(page.text)).toMatchObject({ signedIn: true, person: people.officer });
  });
});

describe('a provider', () => {
  /** Says of itself what it is told to. */
  async function pretender(describe: (origin: string) => object): Promise<{ origin: string; server: Server }> {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(describe(origin)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { origin, server };
  }

  it('that says it is another one is not believed', async () => {
    const { origin, server } = await pretender(() => ({
      issuer: provider.issuer,
      authorization_endpoint: `${provider.issuer}/auth`,
      token_endpoint: `${provider.issuer}/token`,
    }));
    world = await startWorld({ ...provider.environment, OIDC_ISSUER: origin });
    expect(await world.ask('/session/login', { token: null })).toMatchObject({
      status: 503,
      body: { code: 'sign-in-unavailable' },
    });
    server.close();
  });

  it('that is away stops nothing but signing in, and is asked again', async () => {
    world = await startWorld({ ...provider.environment, OIDC_ISSUER: 'http://127.0.0.1:9' });
    const answer = await world.ask('/session/login', { token: null });
    expect([answer.status, answer.body.code, Number(answer.headers.get('retry-after')) > 0]).toEqual([
      503,
      'sign-in-unavailable',
      true,
    ]);
    expect((await world.ask('/api/v1/me')).status).toBe(200);
    expect((await world.ask('/health/ready', { token: null })).status).toBe(200);
  });

  it('is needed to sign in, and for nothing else', async () => {
    world = await startWorld({ OIDC_ISSUER: '' });
    expect((await world.ask('/session/login', { token: null })).status).toBe(404);
    expect((await world.ask('/session', { token: null })).body).toEqual({ signedIn: false });
  });

  it.each([
    [{ OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER'],
    [{ OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID'],
    [{ PUBLIC_URL: 'http://owcr.example' }, 'PUBLIC_URL'],
    [{ OIDC_API_AUDIENCE: 'gateway' }, 'OIDC_API_AUDIENCE'],
    [{ OIDC_SIGNING_ALGORITHM: 'none' }, 'OIDC_SIGNING_ALGORITHM'],
    [{ OIDC_SIGNING_ALGORITHM: 'HS256' }, 'OIDC_SIGNING_ALGORITHM'],
    [{ OIDC_ROLES: '{"x":"king"}' }, 'OIDC_ROLES'],
    [{ OIDC_ROLES: '{"x":"service"}' }, 'OIDC_ROLES'],
  ])('is not configured with %j', async (environment, variable) => {
    await expect(startWorld({ ...provider.environment, ...environment })).rejects.toThrow(variable);
  });
});
