import { sign, verify, type KeyObject } from 'node:crypto';

/** The one algorithm there is: Ed25519 (RFC 8037). A header that names another is refused, so nobody can talk a reader into one. */
const algorithm = 'EdDSA';
const compact = /^([\w-]+)\.([\w-]+)\.([\w-]{86})$/;

/**
 * A JSON Web Signature in compact form (RFC 7515), signed in place: `jose`, which makes and checks the same, hands each signature to a pool of
 * threads, which costs four times the signature (docs/adr/0043). `payload` is what JSON can hold.
 */
export function signCompact(payload: object, kid: string, key: KeyObject): string {
  const said = `${encoded({ alg: algorithm, kid, typ: 'JWT' })}.${encoded(payload)}`;
  return `${said}.${sign(null, Buffer.from(said), key).toString('base64url')}`;
}

/** The payload of a token that one of these keys has signed, by the id its header names. Throws where there is any doubt. */
export function readCompact(token: string, keys: ReadonlyMap<string, KeyObject>): Record<string, unknown> {
  const [, header, payload, signature] = compact.exec(token) ?? [];
  if (header === undefined || payload === undefined || signature === undefined) throw new Error('no signed token');
  const { alg, kid, crit } = decoded(header);
  // What is critical has to be understood (RFC 7515, 4.1.11), and nothing of it is.
  if (alg !== algorithm || crit !== undefined) throw new Error('signed in another way');
  const key = typeof kid === 'string' ? keys.get(kid) : undefined;
  if (!key) throw new Error('signed with another key');
  if (!verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')))
    throw new Error('signature does not match');
  return decoded(payload);
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function decoded(part: string): Record<string, unknown> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no object');
  return value as Record<string, unknown>;
}
