import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
} from 'jose';
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
  key: CryptoKey;
}

/** A private Ed25519 JWK, ready to sign with. Fails at start rather than at the first request. */
export async function importSigningKey(jwk: JWK): Promise<SigningKey> {
  if (!jwk.kid || jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || !jwk.d)
    throw new Error('a private Ed25519 JWK with a kid is needed');
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error('a private Ed25519 JWK with a kid is needed');
  return { kid: jwk.kid, key };
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
export async function signServiceToken(
  { id, name, role, precincts, sectors, agency, only, credential }: Principal,
  audience: string,
  key: SigningKey,
  use: TokenUse = anyRead,
): Promise<string> {
  const once = isReading(use.method) ? {} : { htm: use.method, htp: use.path, jti: crypto.randomUUID() };
  const record = { credential, ...(use.from && { from: use.from }) };
  return new SignJWT({ name, role, precincts, sectors, agency, only, ...record, ...once })
    .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: 'JWT' })
    .setIssuer(serviceTokenIssuer)
    .setAudience(audience)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime(`${serviceTokenLifetimeS}s`)
    .sign(key.key);
}

export interface VerifiedToken {
  principal: Principal;
  scope: TokenScope;
  /** Epoch milliseconds. */
  expiresAtMs: number;
  /** The client's address as the gateway saw it, where it said so. */
  from: string | null;
}

const keySets = new WeakMap<JSONWebKeySet, ReturnType<typeof createLocalJWKSet>>();

/** The principal and expiry of a token; throws when it is not the gateway's, not for this audience, or too old. */
export async function readServiceToken(token: string, audience: string, jwks: JSONWebKeySet): Promise<VerifiedToken> {
  let keys = keySets.get(jwks);
  if (!keys) keySets.set(jwks, (keys = createLocalJWKSet(jwks)));
  const { payload } = await jwtVerify(token, keys, {
    algorithms: [algorithm],
    issuer: serviceTokenIssuer,
    audience,
    clockTolerance: clockToleranceS,
    maxTokenAge: serviceTokenLifetimeS,
    requiredClaims: ['sub', 'exp', 'iat'],
  });
  const { sub, exp, name, role, precincts, sectors, agency, only, credential, from } = payload;
  if (!sub || !exp || typeof name !== 'string' || !isRole(role) || !isTextList(precincts)) throw new Error('claims missing');
  if (![sectors, only].every((list) => list === undefined || isTextList(list))) throw new Error('claims of another kind');
  if (agency !== undefined && typeof agency !== 'string') throw new Error('claims of another kind');
  if (credential !== undefined && !isCredential(credential)) throw new Error('claims of another kind');
  const scope = { precincts, ...(isTextList(sectors) && { sectors }), ...(agency && { agency }) };
  const came = credential && { credential: { kind: credential.kind, id: credential.id } };
  const principal: Principal = { id: sub, name, role, ...scope, ...(isTextList(only) && { only }), ...came };
  return { principal, scope: scopeIn(payload), expiresAtMs: exp * 1000, from: typeof from === 'string' ? from : null };
}

export async function verifyServiceToken(token: string, audience: string, jwks: JSONWebKeySet): Promise<Principal> {
  return (await readServiceToken(token, audience, jwks)).principal;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function scopeIn({ htm, htp, jti }: JWTPayload): TokenScope {
  if (htm === undefined && htp === undefined) return { kind: 'read' };
  if (typeof htm !== 'string' || typeof htp !== 'string' || !jti) throw new Error('claims missing');
  return { kind: 'once', method: htm, path: htp, id: jti };
}
