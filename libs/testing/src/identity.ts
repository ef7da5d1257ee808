import { randomUUID } from 'node:crypto';
import { generateServiceKeys, importSigningKey, signServiceToken } from '@owcr/access';
import type { Principal, TokenUse } from '@owcr/access';

export interface TestIdentity {
  /** For SERVICE_JWKS. */
  jwks: string;
  /** For SERVICE_PRIVATE_JWK of a gateway. */
  privateJwk: string;
  /** What the gateway would send along to `service` for this person: for reading, or for the one request that is named. */
  tokenFor(principal: Principal, service: string, use?: TokenUse): Promise<string>;
}

/** Stands where the gateway's key stands, so that a service can be asked without a gateway. */
export async function testIdentity(): Promise<TestIdentity> {
  const { privateJwk, jwks } = await generateServiceKeys('test');
  const key = importSigningKey(privateJwk);
  return {
    jwks: JSON.stringify(jwks),
    privateJwk: JSON.stringify(privateJwk),
    tokenFor: (principal, service, use) => Promise.resolve(signServiceToken(principal, service, key, use)),
  };
}

/** Somebody with this role. Without precincts a role has the scope it has by itself: the city, or nothing. */
export const person = (role: Principal['role'], precincts: string[] = [], id: string = randomUUID()): Principal => ({
  id,
  name: `A ${role}`,
  role,
  precincts,
});
