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

/** REPORTER_KEYS: wraps the keys of those who report. Whoever loses it loses what is known of them. */
export function reporterKeys(secrets: SecretsFile): string {
  return secrets.get('reporterKeys', () => `local-1:${randomBytes(32).toString('base64')}`);
}
