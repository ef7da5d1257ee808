import { generateKeyPairSync } from 'node:crypto';
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
