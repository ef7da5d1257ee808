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
} from 'jose';
import { isRole, type Principal } from './principal.js';

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

/** A new key pair: for the local stack and for tests. */
export async function generateServiceKeys(kid = 'local'): Promise<{ privateJwk: JWK; jwks: JSONWebKeySet }> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const described = { kid, alg: algorithm, use: 'sig' };
  return {
    privateJwk: { ...(await exportJWK(privateKey)), ...described },
    jwks: { keys: [{ ...(await exportJWK(publicKey)), ...described }] },
  };
}

/** A token that lets one service believe who is asking, and from where, for one minute. */
export async function signServiceToken(
  principal: Principal,
  audience: string,
  key: SigningKey,
  from: string | null = null,
): Promise<string> {
  const { name, role, precincts, sectors, agency } = principal;
  return new SignJWT({ name, role, precincts, sectors, agency, ...(from && { from }) })
    .setProtectedHeader({ alg: algorithm, kid: key.kid, typ: 'JWT' })
    .setIssuer(serviceTokenIssuer)
    .setAudience(audience)
    .setSubject(principal.id)
    .setIssuedAt()
    .setExpirationTime(`${serviceTokenLifetimeS}s`)
    .sign(key.key);
}

export interface VerifiedToken {
  principal: Principal;
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
  const { sub, exp, name, role, precincts, sectors, agency, from } = payload;
  if (!sub || !exp || typeof name !== 'string' || !isRole(role) || !isTextList(precincts)) throw new Error('claims missing');
  if ((sectors !== undefined && !isTextList(sectors)) || (agency !== undefined && typeof agency !== 'string'))
    throw new Error('claims of another kind');
  const scope = { precincts, ...(sectors && { sectors }), ...(agency && { agency }) };
  const principal = { id: sub, name, role, ...scope };
  return { principal, expiresAtMs: exp * 1000, from: typeof from === 'string' ? from : null };
}

export async function verifyServiceToken(token: string, audience: string, jwks: JSONWebKeySet): Promise<Principal> {
  return (await readServiceToken(token, audience, jwks)).principal;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
