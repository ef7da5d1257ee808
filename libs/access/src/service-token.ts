import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import { readCompact, signCompact } from './compact-jws.js';
import { isCredential, isRole, type Principal } from './principal.js';
import { isReading, type TokenScope, type TokenUse } from './token-use.js';

export type { JSONWebKeySet, JWK } from 'jose';

export const serviceTokenIssuer = 'owcr-gateway';
export const serviceTokenLifetimeS = 60;
/** Two machines' clocks may differ by this much. */
const clockToleranceS = 5;
const algorithm = 'EdDSA';

export interface SigningKey {
  kid: string;
  key: KeyObject;
}

/** A private Ed25519 JWK, ready to sign with. Fails at start rather than at the first request. */
export function importSigningKey(jwk: JWK): SigningKey {
  const { kid, kty, crv, d, x } = jwk;
  if (!kid || kty !== 'OKP' || crv !== 'Ed25519' || !d) throw new Error('a private Ed25519 JWK with a kid is needed');
  return { kid, key: createPrivateKey({ key: { kty, crv, d, x }, format: 'jwk' }) };
}

/**
 * The keys of a gateway in order: the first signs, and what any of them signed is believed while the services know it. A new key is
 * told to the services first, then put first here; the old one goes when its last token has expired.
 */
export function publicKeysOf(privateJwks: readonly JWK[]): JSONWebKeySet {
  return { keys: privateJwks.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid, alg: algorithm, use: 'sig' })) };
}

/** A new key pair: for the local stack and for tests. */
export async function generateServiceKeys(kid = 'local'): Promise<{ privateJwk: JWK; jwks: JSONWebKeySet }> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const described = { kid, alg: algorithm, use: 'sig' };
  return {
    privateJwk: { ...(await exportJWK(privateKey)), ...described },
    jwks: { keys: [{ ...(await exportJWK(publicKey)), ...described }] },
  };
}

const anyRead: TokenUse = { method: 'GET', path: '' };

/** A token that lets one service believe who is asking, for one minute: for reading, or for the one request it is made for. */
export function signServiceToken(
  { id, name, role, precincts, sectors, agency, only, credential }: Principal,
  audience: string,
  key: SigningKey,
  use: TokenUse = anyRead,
): string {
  const once = isReading(use.method) ? {} : { htm: use.method, htp: use.path, jti: crypto.randomUUID() };
  const record = { credential, ...(use.from && { from: use.from }) };
  const iat = Math.floor(Date.now() / 1_000);
  const registered = { iss: serviceTokenIssuer, aud: audience, sub: id, iat, exp: iat + serviceTokenLifetimeS };
  return signCompact({ name, role, precincts, sectors, agency, only, ...record, ...once, ...registered }, key.kid, key.key);
}

export interface VerifiedToken {
  principal: Principal;
  scope: TokenScope;
  /** Epoch milliseconds. */
  expiresAtMs: number;
  /** The client's address as the gateway saw it, where it said so. */
  from: string | null;
}

const keySets = new WeakMap<JSONWebKeySet, ReadonlyMap<string, KeyObject>>();

/** By their ids; what is no Ed25519 key with one is of no use here. */
function keysIn(jwks: JSONWebKeySet): ReadonlyMap<string, KeyObject> {
  const known = keySets.get(jwks);
  if (known) return known;
  const keys = jwks.keys.flatMap(({ kty, crv, x, kid }) =>
    kid && kty === 'OKP' && crv === 'Ed25519' ? [[kid, createPublicKey({ key: { kty, crv, x }, format: 'jwk' })] as const] : [],
  );
  const byId = new Map(keys);
  keySets.set(jwks, byId);
  return byId;
}

/** The principal and expiry of a token; throws when it is not the gateway's, not for this audience, or too old. */
export function readServiceToken(token: string, audience: string, jwks: JSONWebKeySet): VerifiedToken {
  const payload = readCompact(token, keysIn(jwks));
  const { iss, aud, sub, exp, name, role, precincts, sectors, agency, only, credential, from } = payload;
  if (iss !== serviceTokenIssuer || aud !== audience) throw new Error('for somebody else');
  if (typeof sub !== 'string' || sub === '' || typeof exp !== 'number') throw new Error('claims missing');
  assertOfThisMinute(payload, Math.floor(Date.now() / 1_000));
  if (typeof name !== 'string' || !isRole(role) || !isTextList(precincts)) throw new Error('claims missing');
  if (![sectors, only].every((list) => list === undefined || isTextList(list))) throw new Error('claims of another kind');
  if (agency !== undefined && typeof agency !== 'string') throw new Error('claims of another kind');
  if (credential !== undefined && !isCredential(credential)) throw new Error('claims of another kind');
  const scope = { precincts, ...(isTextList(sectors) && { sectors }), ...(agency && { agency }) };
  const came = credential && { credential: { kind: credential.kind, id: credential.id } };
  const principal: Principal = { id: sub, name, role, ...scope, ...(isTextList(only) && { only }), ...came };
  return { principal, scope: scopeIn(payload), expiresAtMs: exp * 1000, from: typeof from === 'string' ? from : null };
}

export function verifyServiceToken(token: string, audience: string, jwks: JSONWebKeySet): Principal {
  return readServiceToken(token, audience, jwks).principal;
}

/** Not before it was made or may be used, nor after its end, nor older than any token of the gateway may be (RFC 7519, 4.1.4 to 4.1.6). */
function assertOfThisMinute({ iat, exp, nbf }: Record<string, unknown>, nowS: number): void {
  if (typeof iat !== 'number' || typeof exp !== 'number') throw new Error('claims missing');
  const ageS = nowS - iat;
  if (ageS < -clockToleranceS || ageS > serviceTokenLifetimeS + clockToleranceS || exp <= nowS - clockToleranceS)
    throw new Error('of another time');
  if (nbf !== undefined && (typeof nbf !== 'number' || nbf > nowS + clockToleranceS)) throw new Error('of another time');
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function scopeIn({ htm, htp, jti }: Record<string, unknown>): TokenScope {
  if (htm === undefined && htp === undefined) return { kind: 'read' };
  if (typeof htm !== 'string' || typeof htp !== 'string' || typeof jti !== 'string' || jti === '')
    throw new Error('claims missing');
  return { kind: 'once', method: htm, path: htp, id: jti };
}
