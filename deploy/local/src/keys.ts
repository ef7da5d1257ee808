import { generateKeyPairSync, randomBytes } from 'node:crypto';
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
  const privateJwk = secrets.get<PrivateJwk>('servicePrivateJwk', () => {
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    return { ...(jwk as Pick<PrivateJwk, 'kty' | 'crv' | 'x' | 'd'>), kid: 'local', alg: 'EdDSA', use: 'sig' };
  });
  const publicJwk = { ...privateJwk, d: undefined };
  return { privateJwk: JSON.stringify(privateJwk), jwks: JSON.stringify({ keys: [publicJwk] }) };
}

/** REPORTER_KEYS: wraps the keys of those who report. Whoever loses it loses what is known of them. */
export function reporterKeys(secrets: SecretsFile): string {
  return secrets.get('reporterKeys', () => `local-1:${randomBytes(32).toString('base64')}`);
}
