import { beforeAll, describe, expect, it } from '@jest/globals';
import { sign } from 'node:crypto';
import { CompactSign, createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import { signCompact } from './compact-jws.js';
import type { Principal } from './principal.js';
import {
  generateServiceKeys,
  importSigningKey,
  publicKeysOf,
  readServiceToken,
  signServiceToken,
  verifyServiceToken,
  type SigningKey,
} from './service-token.js';
import { isMeantFor } from './token-use.js';

const officer: Principal = { id: 'officer-1', name: 'Jordan', role: 'officer', precincts: ['D4'] };

let keys: Awaited<ReturnType<typeof generateServiceKeys>>;
let key: SigningKey;

beforeAll(async () => {
  keys = await generateServiceKeys('a');
  key = importSigningKey(keys.privateJwk);
});

const claims = { name: 'Jordan', role: 'admin', precincts: [] as string[] };

function forge(
  change: (token: SignJWT) => SignJWT,
  payload: Record<string, unknown> = claims,
  header = { alg: 'EdDSA', kid: 'a' },
) {
  const token = new SignJWT(payload)
    .setProtectedHeader(header)
    .setIssuer('owcr-gateway')
    .setAudience('intake')
    .setSubject('x')
    .setIssuedAt()
    .setExpirationTime('60s');
  return change(token).sign(key.key);
}

function allClaims() {
  const nowS = Math.floor(Date.now() / 1000);
  return { ...claims, iss: 'owcr-gateway', aud: 'intake', sub: 'x', iat: nowS, exp: nowS + 60 };
}

/** Rightly signed, by the right key. */
function misnamed(): string {
  const parts = [{ alg: 'HS256', kid: 'a' }, allClaims()].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...parts, sign(null, Buffer.from(parts.join('.')), key.key).toString('base64url')].join('.');
}

function critical(): Promise<string> {
  const header = { alg: 'EdDSA', kid: 'a', crit: ['exp'], exp: 1 };
  return new CompactSign(Buffer.from(JSON.stringify(allClaims())))
    .setProtectedHeader(header)
    .sign(key.key, { crit: { exp: true } });
}

function unsigned(header: object): string {
  return [header, allClaims(), '']
    .map((part) => (part === '' ? '' : Buffer.from(JSON.stringify(part)).toString('base64url')))
    .join('.');
}

describe('service token', () => {
  it('brings the principal to the service it is for', async () => {
    expect(verifyServiceToken(signServiceToken(officer, 'intake', key), 'intake', keys.jwks)).toEqual(officer);
  });

  it('is what jose makes and checks, too', async () => {
    const token = signServiceToken(officer, 'intake', key, { method: 'POST', path: '/x' });
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys.jwks), {
      ...{ issuer: 'owcr-gateway', audience: 'intake', maxTokenAge: 60, algorithms: ['EdDSA'] },
    });
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: 'a', typ: 'JWT' });
    expect(payload).toMatchObject({ sub: officer.id, htm: 'POST', htp: '/x' });
    expect(verifyServiceToken(await forge((made) => made), 'intake', keys.jwks)).toMatchObject({ id: 'x', role: 'admin' });
  });

  it('brings the sectors and the agency, where there are any', async () => {
    const partner: Principal = { id: 'p', name: 'P', role: 'partner', precincts: [], sectors: ['4A'], agency: 'parks' };
    expect(verifyServiceToken(signServiceToken(partner, 'intake', key), 'intake', keys.jwks)).toEqual(partner);
  });

  it('brings what they came in with, for the record, and no more of it than which it was', async () => {
    const credential = { kind: 'api-key', id: '6f1c1b0e-6d7e-4a0c-9d58-0d2f6d0c8a41' } as const;
    const token = signServiceToken({ ...officer, credential }, 'intake', key);
    expect(verifyServiceToken(token, 'intake', keys.jwks)).toEqual({ ...officer, credential });
    for (const other of [{ kind: 'password', id: 'x' }, { kind: 'session' }, 'session', { kind: 'session', id: '' }, null]) {
      const forged = await forge((made) => made, { ...claims, credential: other });
      expect(() => verifyServiceToken(forged, 'intake', keys.jwks)).toThrow('claims of another kind');
    }
  });

  it('lasts a minute', async () => {
    const { expiresAtMs } = readServiceToken(signServiceToken(officer, 'intake', key), 'intake', keys.jwks);
    expect(expiresAtMs - Date.now()).toBeGreaterThan(57_000);
    expect(expiresAtMs - Date.now()).toBeLessThanOrEqual(60_000);
  });

  it('carries nothing but who is asking', async () => {
    const [, payload = ''] = signServiceToken(officer, 'intake', key).split('.');
    const names = Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object).sort();
    expect(names).toEqual(['aud', 'exp', 'iat', 'iss', 'name', 'precincts', 'role', 'sub']);
  });

  it('for a change says for which one, and is never the same twice', async () => {
    const use = { method: 'POST', path: '/api/v1/issues' };
    const [one, other] = await Promise.all(
      [1, 2].map(async () => readServiceToken(signServiceToken(officer, 'intake', key, use), 'intake', keys.jwks).scope),
    );
    expect(one).toEqual({ kind: 'once', ...use, id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(other).not.toEqual(one);
    expect(isMeantFor(one!, use)).toBe(true);
    expect(isMeantFor(one!, { ...use, path: '/api/v1/issues/1' })).toBe(false);
    expect(isMeantFor(one!, { ...use, method: 'PUT' })).toBe(false);
    expect(isMeantFor(one!, { ...use, method: 'GET' })).toBe(false);
  });

  it('for reading reads anything and changes nothing', async () => {
    const { scope } = readServiceToken(signServiceToken(officer, 'intake', key), 'intake', keys.jwks);
    const meant = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => isMeantFor(scope, { method, path: '/x' }));
    expect(meant).toEqual(['GET', 'HEAD']);
  });

  it('of either live key is believed while the keys change', async () => {
    const next = await generateServiceKeys('b');
    const both = publicKeysOf([next.privateJwk, keys.privateJwk]);
    expect(JSON.stringify(both)).not.toContain('"d"');
    const byNext = signServiceToken(officer, 'intake', importSigningKey(next.privateJwk));
    const byOld = signServiceToken(officer, 'intake', key);
    for (const token of [byNext, byOld]) expect(verifyServiceToken(token, 'intake', both)).toEqual(officer);
    const after = publicKeysOf([next.privateJwk]);
    expect(() => verifyServiceToken(byOld, 'intake', after)).toThrow();
    expect(verifyServiceToken(byNext, 'intake', after)).toEqual(officer);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['signed by nobody', async () => unsigned({ alg: 'none', kid: 'a' })],
    ['signed by nobody, with an empty signature of a known algorithm', async () => unsigned({ alg: 'EdDSA', kid: 'a' })],
    ['for a change that is not named', () => forge((token) => token, { ...claims, htm: 'POST', jti: 'x' })],
    ['for a change without a name of its own', () => forge((token) => token, { ...claims, htm: 'POST', htp: '/x' })],
    ['limited to what is no list', () => forge((token) => token, { ...claims, only: 'issue:read' })],
    ['for another service', () => signServiceToken(officer, 'escalation', key)],
    ['of another issuer', () => forge((token) => token.setIssuer('somebody'))],
    ['too old', () => forge((token) => token.setIssuedAt('2 minutes ago').setExpirationTime('1 minute ago'))],
    [
      'good for longer than a minute since it was made',
      () => forge((token) => token.setIssuedAt('2 minutes ago').setExpirationTime('1 hour')),
    ],
    ['without a subject', () => forge((token) => token.setSubject(''))],
    ['of an unknown role', () => forge((token) => token, { ...claims, role: 'king' })],
    ['with sectors that are no list', () => forge((token) => token, { ...claims, sectors: 'D4' })],
    ['with an agency that is no text', () => forge((token) => token, { ...claims, agency: ['parks'] })],
    ['with precincts that are no list', () => forge((token) => token, { ...claims, precincts: 'D4' })],
    [
      'of an unknown key',
      async () => signServiceToken(officer, 'intake', importSigningKey((await generateServiceKeys('b')).privateJwk)),
    ],
    [
      'of another key with the same name',
      async () => signServiceToken(officer, 'intake', importSigningKey((await generateServiceKeys('a')).privateJwk)),
    ],
    ['that may not be used yet', () => forge((token) => token.setNotBefore('1 minute'))],
    ['made in the future', () => forge((token) => token.setIssuedAt('1 minute from now'))],
    ['for several services', () => forge((token) => token.setAudience(['intake', 'escalation']))],
    ['with something critical that nobody here understands', () => critical()],
    ['that names another algorithm than it is signed with', () => misnamed()],
    ['with a payload that is no object', () => signCompact(['x'], 'a', key.key)],
    ['with a signature that goes on', () => `${signServiceToken(officer, 'intake', key)}AA`],
    [
      'with another letter in it',
      () => signServiceToken(officer, 'intake', key).replace(/.(?=\.[^.]*$)/, (last) => (last === 'A' ? 'B' : 'A')),
    ],
    ['that is none', () => 'a.b.c'],
  ])('%s is refused', async (_name, make) => {
    const token = await make();
    expect(() => verifyServiceToken(token, 'intake', keys.jwks)).toThrow();
  });

  it('signed with the public key as a shared secret is refused', async () => {
    const secret = Buffer.from(keys.jwks.keys[0]?.x ?? '', 'base64url');
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'a' })
      .setIssuer('owcr-gateway')
      .setAudience('intake')
      .setSubject('x')
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(secret);
    expect(() => verifyServiceToken(token, 'intake', keys.jwks)).toThrow();
  });

  it('needs a private Ed25519 key with a name', async () => {
    expect(() => importSigningKey({ ...keys.privateJwk, kid: undefined })).toThrow('kid');
    expect(() => importSigningKey(keys.jwks.keys[0]!)).toThrow('private');
  });
});
