import { Injectable } from '@nestjs/common';
import { importSigningKey, isReading, signServiceToken, type Principal, type SigningKey, type TokenUse } from '@owcr/access';
import { GatewayConfiguration } from './configuration.js';
import type { ServiceName } from './routes.js';

/** A token is good for a minute; one that is passed on has 40 seconds left at least. */
const reusedMs = 20_000;

/** Five services, and a handful of addresses. */
const usesMax = 40;

interface Signed {
  token: string;
  untilMs: number;
}

/**
 * Tokens that tell a service who is asking. For reading, one is used for all requests of a person to a service for a while: signing
 * costs more than asking. A request that changes something has one of its own.
 */
@Injectable()
export class ServiceTokens {
  private readonly key: SigningKey;
  /** Principals live in the authenticator's bounded memory, and their tokens no longer than they. */
  private readonly signed = new WeakMap<Principal, Map<string, Signed>>();

  /** Fails the start of the gateway when the key is unusable. */
  constructor({ signingJwks: [first] }: GatewayConfiguration) {
    this.key = importSigningKey(first);
  }

  /** `use.from`: the client's address, which the service records. Somebody who comes from many has their tokens signed more often. */
  tokenFor(principal: Principal, audience: ServiceName, use: TokenUse, nowMs = Date.now()): string {
    if (!isReading(use.method)) return signServiceToken(principal, audience, this.key, use);
    const byUse = this.signed.get(principal) ?? new Map<string, Signed>();
    this.signed.set(principal, byUse);
    const reading = `${audience} ${use.from ?? ''}`;
    const known = byUse.get(reading);
    if (known && known.untilMs > nowMs) return known.token;
    const token = signServiceToken(principal, audience, this.key, use);
    if (byUse.size >= usesMax) byUse.clear();
    byUse.set(reading, { token, untilMs: nowMs + reusedMs });
    return token;
  }
}
