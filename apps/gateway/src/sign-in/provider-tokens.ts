import { Injectable } from '@nestjs/common';
import type { Credential, Principal } from '@owcr/access';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { personOf } from './claims.js';
import { OidcConfiguration } from './oidc-configuration.js';
import { hashOf, markOf } from '../access-token/authenticator.js';
import { PersonStore } from '../person/person.store.js';
import { Provider } from './provider.js';

const keysTimeoutMs = 5_000;
/** Keys are asked for again no more often than this, whatever key ids are tried. */
const keysCooldownMs = 30_000;
const clockToleranceS = 5;
const rememberedMax = 1_000;
/** Longer than any access token should be good for. */
const ageMaxS = 24 * 60 * 60;

/** No longer than this, so that a key the provider has taken back stops working. */
const rememberedMaxMs = 5 * 60_000;

/** How long a token that was found good is taken without another look, in milliseconds; 0: not at all. */
export function rememberedMs({ exp = 0, iat = 0 }: Pick<JWTPayload, 'exp' | 'iat'>, nowMs: number): number {
  const endsMs = Math.min(exp, iat + ageMaxS) * 1000;
  return Math.max(0, Math.min(endsMs - nowMs, rememberedMaxMs));
}

/** Access tokens of the provider that programs come with (RFC 9068). */
@Injectable()
export class ProviderTokens {
  private keys: JWTVerifyGetKey | null = null;
  /** By the token itself. */
  private readonly known = new LRUCache<string, Principal>({ max: rememberedMax });

  constructor(
    private readonly oidc: OidcConfiguration,
    private readonly provider: Provider,
    private readonly people: PersonStore,
  ) {}

  /** Whose token it is; null when it is not good, or none of the kind. Throws when the provider cannot be asked for its keys. */
  async authenticate(token: string): Promise<Principal | null> {
    const options = this.oidc.provider;
    if (!options?.apiAudience || token.split('.').length !== 3) return null;
    const known = this.known.get(token);
    if (known) return known;
    this.keys ??= createRemoteJWKSet(await this.provider.keysUrl(), {
      timeoutDuration: keysTimeoutMs,
      cooldownDuration: keysCooldownMs,
    });
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms: [options.signingAlgorithm],
        issuer: options.issuer,
        audience: options.apiAudience,
        clockTolerance: clockToleranceS,
        maxTokenAge: ageMaxS,
        requiredClaims: ['sub', 'exp', 'iat'],
      });
      const credential: Credential = { kind: 'provider-token', id: markOf(hashOf(payload.jti ?? token)) };
      const person = { ...personOf(payload, options.claims), credential };
      const now = new Date();
      await this.people.saw(person, now);
      const ttl = rememberedMs(payload, now.getTime());
      if (ttl > 0) this.known.set(token, person, { ttl });
      return person;
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return null;
      throw error;
    }
  }
}
