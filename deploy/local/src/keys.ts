import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SecretsFile } from './secrets.js';

interface PrivateJwk {
  kty: string;
  crv: string;
  x: string;
  d: string;
  kid: string;
  alg: string;
  use: string;
}

export interface ServiceKeys {
  /** SERVICE_PRIVATE_JWK: the gateway signs with it. */
  privateJwk: string;
  /** SERVICE_JWKS: the services check with it. */
  jwks: string;
}

/** The key pair that lets services believe the gateway. */
export function serviceKeys(secrets: SecretsFile): ServiceKeys {
  const privateJwk = secrets.get<PrivateJwk>('servicePrivateJwk', newKey);
  const publicJwk = { ...privateJwk, d: undefined };
  return { privateJwk: JSON.stringify(privateJwk), jwks: JSON.stringify({ keys: [publicJwk] }) };
}

/** What the keeper of the audit trail seals it with, and where it puts its anchors. */
export function auditSettings(secrets: SecretsFile, dataDir: string): { AUDIT_PRIVATE_JWK: string; AUDIT_ANCHOR_DIR: string } {
  return {
    AUDIT_PRIVATE_JWK: JSON.stringify(secrets.get<PrivateJwk>('auditPrivateJwk', newKey)),
    AUDIT_ANCHOR_DIR: join(dataDir, 'audit-anchors'),
  };
}

function newKey(): PrivateJwk {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { ...(jwk as Pick<PrivateJwk, 'kty' | 'crv' | 'x' | 'd'>), kid: 'local', alg: 'EdDSA', use: 'sig' };
}

const dayMs = 24 * 60 * 60 * 1000;
const bootstrapDays = 30;
/** A token with less left is replaced at the next start: what is running goes on for two weeks at least. */
const bootstrapDaysLeftMin = 15;

/** BOOTSTRAP_ADMIN_TOKEN and when it ends. `ends`: ISO 8601. */
export interface BootstrapToken {
  token: string;
  ends: string;
}

/** The local administrator's token: good for 30 days, and made anew at a start once half of them have gone. */
export function bootstrapToken(secrets: SecretsFile, now: Date): BootstrapToken {
  const make = (): BootstrapToken => ({
    token: randomBytes(24).toString('base64url'),
    ends: new Date(now.getTime() + bootstrapDays * dayMs).toISOString(),
  });
  const known = secrets.get('bootstrapAdmin', make);
  if (new Date(known.ends).getTime() - now.getTime() >= bootstrapDaysLeftMin * dayMs) return known;
  const renewed = make();
  secrets.put('bootstrapAdmin', renewed);
  return renewed;
}

/** REPORTER_KEYS: wraps the keys of those who report. Whoever loses it loses what is known of them. */
export function reporterKeys(secrets: SecretsFile): string {
  return secrets.get('reporterKeys', () => `local-1:${randomBytes(32).toString('base64')}`);
}
