import { hash, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Credential, Principal } from '@owcr/access';
import { LRUCache } from 'lru-cache';
import { GatewayConfiguration } from '../configuration.js';
import { principalOf } from '../person/principal.js';
import { AccessTokenStore } from './access-token.store.js';
import { isAwaitingApproval } from './key-rules.js';

/** A revoked token works for so long at most, in other instances of the gateway; in this one not at all. */
const rememberedMs = 10_000;
const rememberedMax = 10_000;

/** The bootstrap administrator's id: fixed, so that what it did can be found. */
export const bootstrapAdminId = '00000000-0000-4000-8000-000000000001';

export const bootstrapAdminName = 'Bootstrap administrator';

type Lookup = { found: Principal | 'awaiting-approval' | null };

export const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer');

const markCharacters = 16;
/** Says which one it was, and is too short to find it by: 64 bits of a hash, in hex. */
export const markOf = (tokenHash: Buffer): string => tokenHash.toString('hex').slice(0, markCharacters);

const missesMax = 1_000;

/** Says whose token a bearer token is. */
@Injectable()
export class Authenticator {
  private readonly logger = new Logger(Authenticator.name);
  private readonly bootstrap: { hash: Buffer; answer: Principal; expiresAt: Date } | null;
  private readonly lookups: LRUCache<string, Lookup>;
  /** Kept apart, so that guesses never push out those who are signed in. */
  private readonly misses = new LRUCache<string, true>({ max: missesMax, ttl: rememberedMs });

  constructor(
    private readonly store: AccessTokenStore,
    { bootstrapAdmin }: GatewayConfiguration,
  ) {
    const credential: Credential = { kind: 'bootstrap-token', id: 'bootstrap' };
    const who = { id: bootstrapAdminId, name: bootstrapAdminName };
    const principal: Principal = { ...who, role: 'admin', precincts: [], credential };
    const { token, expiresAt } = bootstrapAdmin ?? {};
    this.bootstrap = token && expiresAt ? { hash: hashOf(token), answer: principal, expiresAt } : null;
    if (expiresAt && expiresAt.getTime() <= Date.now())
      this.logger.warn('BOOTSTRAP_ADMIN_TOKEN has expired: nobody comes in with it');
    // Lookups under way are shared: a burst of requests with one token is one query.
    this.lookups = new LRUCache({
      max: rememberedMax,
      ttl: rememberedMs,
      fetchMethod: (key) => this.lookUp(Buffer.from(key, 'base64')),
    });
  }

  /** Who comes with it; null: nobody. A key that waits for approval is no guess, but lets nobody in either. */
  async authenticate(token: string, now = new Date()): Promise<Principal | 'awaiting-approval' | null> {
    const tokenHash = hashOf(token);
    if (this.bootstrap && timingSafeEqual(this.bootstrap.hash, tokenHash))
      return now < this.bootstrap.expiresAt ? this.bootstrap.answer : null;
    const key = tokenHash.toString('base64');
    if (this.misses.has(key)) return null;
    const lookup = await this.lookups.fetch(key);
    if (lookup?.found && lookup.found !== 'awaiting-approval') return lookup.found;
    this.lookups.delete(key);
    if (lookup?.found) return lookup.found;
    this.misses.set(key, true);
    return null;
  }

  /** To be called when a token was revoked or made. */
  forget(tokenHash: Buffer): void {
    this.lookups.delete(tokenHash.toString('base64'));
    this.misses.delete(tokenHash.toString('base64'));
  }

  private async lookUp(tokenHash: Buffer): Promise<Lookup> {
    const token = await this.store.findLive(tokenHash);
    if (!token) return { found: null };
    if (isAwaitingApproval(token)) return { found: 'awaiting-approval' };
    this.store.touch(token.id).catch((error: unknown) => this.logger.warn(`last use of a token was not noted: ${String(error)}`));
    const credential: Credential = { kind: 'api-key', id: token.id };
    return { found: { ...principalOf(token), ...(token.only && { only: token.only }), credential } };
  }
}
