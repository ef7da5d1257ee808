import { Injectable } from '@nestjs/common';
import { importSigningKey, signServiceToken, type Principal, type SigningKey } from '@owcr/access';
import { GatewayConfiguration } from './configuration.js';
import type { ServiceName } from './routes.js';

/** A token is good for a minute; one that is passed on has 40 seconds left at least. */
const reusedMs = 20_000;

/** Five services, and a handful of addresses. */
const usesMax = 40;

interface Signed {
  token: Promise<string>;
  untilMs: number;
}

/** Tokens that tell a service who is asking. One is used for all requests of a person to a service for a while: signing costs more than asking. */
@Injectable()
export class ServiceTokens {
  private readonly key: Promise<SigningKey>;
  /** Principals live in the authenticator's bounded memory, and their tokens no longer than they. */
  private readonly signed = new WeakMap<Principal, Map<string, Signed>>();

  constructor({ signingJwk }: GatewayConfiguration) {
    this.key = importSigningKey(signingJwk);
  }

  /** Fails the start of the gateway when the key is unusable. */
  async onModuleInit(): Promise<void> {
    await this.key;
  }

  /** `from`: the client's address, which the service records. Somebody who comes from many has their tokens signed more often. */
  tokenFor(principal: Principal, audience: ServiceName, from: string | null = null, nowMs = Date.now()): Promise<string> {
    const byAudience = this.signed.get(principal) ?? new Map<string, Signed>();
    this.signed.set(principal, byAudience);
    const use = `${audience} ${from}`;
    const known = byAudience.get(use);
    if (known && known.untilMs > nowMs) return known.token;
    const token = this.key.then((key) => signServiceToken(principal, audience, key, from));
    if (byAudience.size >= usesMax) byAudience.clear();
    byAudience.set(use, { token, untilMs: nowMs + reusedMs });
    return token;
  }
}
