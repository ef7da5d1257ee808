import { createHash } from 'node:crypto';
import { CompactSign, compactVerify, createLocalJWKSet, importJWK, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';
import { z } from 'zod';

const algorithm = 'EdDSA';
const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** The end of the chain at the end of a day. `previous` is the digest of the seal before, so that none can be taken out. */
const anchor = z.object({
  number: z.int().min(1),
  day: z.iso.date(),
  seq: z.int().min(1),
  hash: hex,
  previous: hex.nullable(),
  at: z.iso.datetime(),
});
/** Where the chain ends now, 0 for a trail that has just begun, and how many anchors there are. */
const head = z.object({
  seq: z.int().min(0),
  hash: hex,
  anchors: z.int().min(0),
  lastAnchor: hex.nullable(),
  at: z.iso.datetime(),
});

const payloads = { 'owcr-audit-anchor': anchor, 'owcr-audit-head': head } as const;
type Kind = keyof typeof payloads;
export type AnchorSeal = z.infer<typeof anchor>;
export type HeadSeal = z.infer<typeof head>;
type PayloadOf<K extends Kind> = z.infer<(typeof payloads)[K]>;

/** Signs with a key that is not in the database: who can write there can break the chain, but not make a new one. */
export class Sealer {
  private constructor(
    private readonly key: CryptoKey,
    private readonly kid: string,
  ) {}

  /** From a private Ed25519 JWK with a kid. Rejects what is none. */
  static async from(jwk: JWK): Promise<Sealer> {
    const key = await importJWK(jwk, algorithm);
    if (key instanceof Uint8Array || !jwk.kid || !jwk.d) throw new Error('a private Ed25519 JWK with a kid is needed');
    return new Sealer(key, jwk.kid);
  }

  /** A compact JWS. The kind is signed with it, so that one cannot stand for the other. */
  seal<K extends Kind>(kind: K, payload: PayloadOf<K>): Promise<string> {
    return new CompactSign(Buffer.from(JSON.stringify(payload)))
      .setProtectedHeader({ alg: algorithm, kid: this.kid, typ: kind })
      .sign(this.key);
  }
}

/** What a seal says; null when it is not one of this kind, or not signed with one of these keys. */
export async function openSeal<K extends Kind>(kind: K, seal: string, keys: JSONWebKeySet): Promise<PayloadOf<K> | null> {
  try {
    const { payload, protectedHeader } = await compactVerify(seal, createLocalJWKSet(keys), { algorithms: [algorithm] });
    if (protectedHeader.typ !== kind) return null;
    return payloads[kind].parse(JSON.parse(Buffer.from(payload).toString())) as PayloadOf<K>;
  } catch {
    return null;
  }
}

export const digestOf = (seal: string): string => createHash('sha256').update(seal).digest('hex');
