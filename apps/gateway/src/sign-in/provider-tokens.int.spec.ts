import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyServiceToken } from '@owcr/access';
import { Browser } from '@owcr/testing';
import { startWorld, type Json, type World } from '../gateway.harness.js';
import { apiAudience, people, programRedirect, publicOrigin, startProvider, type RunningProvider } from './provider.harness.js';

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
    const browser = new Browser({ base: world.base, origin: publicOrigin }, [programRedirect]);
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
    const bearer = String(world.issues.seen.at(-1)!.headers.authorization).replace('Bearer ', '');
    expect(verifyServiceToken(bearer, 'intake', world.jwks).credential).toEqual({
      ...{ kind: 'provider-token', id: expect.stringMatching(/^[0-9a-f]{16}$/) },
    });
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
