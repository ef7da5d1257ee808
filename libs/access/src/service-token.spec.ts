import { beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import type { Principal } from './principal.js';
import {
  generateServiceKeys,
  importSigningKey,
  readServiceToken,
  signServiceToken,
  verifyServiceToken,
  type SigningKey,
} from './service-token.js';

const officer: Principal = { id: 'officer-1', name: 'Jordan', role: 'officer', precincts: ['D4'] };

let keys: Awaited<ReturnType<typeof generateServiceKeys>>;
let key: SigningKey;

beforeAll(async () => {
  keys = await generateServiceKeys('a');
  key = await importSigningKey(keys.privateJwk);
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

describe('service token', () => {
  it('brings the principal to the service it is for', async () => {
    expect(await verifyServiceToken(await signServiceToken(officer, 'intake', key), 'intake', keys.jwks)).toEqual(officer);
  });

  it('brings the sectors and the agency, where there are any', async () => {
    const partner: Principal = { id: 'p', name: 'P', role: 'partner', precincts: [], sectors: ['4A'], agency: 'parks' };
    expect(await verifyServiceToken(await signServiceToken(partner, 'intake', key), 'intake', keys.jwks)).toEqual(partner);
  });

  it('lasts a minute', async () => {
    const { expiresAtMs } = await readServiceToken(await signServiceToken(officer, 'intake', key), 'intake', keys.jwks);
    expect(expiresAtMs - Date.now()).toBeGreaterThan(57_000);
    expect(expiresAtMs - Date.now()).toBeLessThanOrEqual(60_000);
  });

  it('carries nothing but who is asking', async () => {
    const [, payload = ''] = (await signServiceToken(officer, 'intake', key)).split('.');
    const names = Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object).sort();
    expect(names).toEqual(['aud', 'exp', 'iat', 'iss', 'name', 'precincts', 'role', 'sub']);
  });

  it.each<[string, () => Promise<string>]>([
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
      async () => signServiceToken(officer, 'intake', await importSigningKey((await generateServiceKeys('b')).privateJwk)),
    ],
    [
      'of another key with the same name',
      async () => signServiceToken(officer, 'intake', await importSigningKey((await generateServiceKeys('a')).privateJwk)),
    ],
    ['that is none', () => Promise.resolve('a.b.c')],
  ])('%s is refused', async (_name, make) => {
    await expect(verifyServiceToken(await make(), 'intake', keys.jwks)).rejects.toThrow();
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
    await expect(verifyServiceToken(token, 'intake', keys.jwks)).rejects.toThrow();
  });

  it('needs a private Ed25519 key with a name', async () => {
    await expect(importSigningKey({ ...keys.privateJwk, kid: undefined })).rejects.toThrow('kid');
    await expect(importSigningKey(keys.jwks.keys[0]!)).rejects.toThrow('private');
  });
});
