import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { DomainError } from '@owcr/platform';
import { hashOf } from '../access-token/authenticator.js';
import { returnPathOf } from '../session/return-path.js';
import { InactivePeople } from '../roster/inactive-people.js';
import { personOf } from './claims.js';
import { PendingSignInStore } from './pending-sign-in.store.js';
import { Provider, type Said } from './provider.js';

/** Whoever begins a sign-in has to come back from the provider within this time. */
export const signInDeadlineMs = 10 * 60_000;
const browserKeyBytes = 32;

export interface BegunSignIn {
  url: URL;
  /** For a cookie of the browser: nobody else can finish this sign-in. */
  browserKey: string;
}

export interface FinishedSignIn {
  principal: Principal;
  acr: string | null;
  /** To ask the provider about them again; null where it gave none. */
  refreshToken: string | null;
  returnPath: string;
}

/** Signing in with a browser: away to the provider and back. */
@Injectable()
export class SignIn {
  private readonly logger = new Logger(SignIn.name);

  constructor(
    private readonly provider: Provider,
    private readonly pending: PendingSignInStore,
    private readonly inactive: InactivePeople,
  ) {}

  async begin(wantedReturn: unknown, now: Date): Promise<BegunSignIn> {
    const challenge = this.provider.newChallenge();
    const url = await this.provider.signInUrl(challenge);
    const browserKey = randomBytes(browserKeyBytes).toString('base64url');
    await this.pending.deleteBegunBefore(new Date(now.getTime() - signInDeadlineMs));
    await this.pending.insert({
      stateHash: hashOf(challenge.state),
      browserHash: hashOf(browserKey),
      nonce: challenge.nonce,
      codeVerifier: challenge.codeVerifier,
      returnPath: returnPathOf(wantedReturn),
      begunAt: now,
    });
    return { url, browserKey };
  }

  /** `query` is what the provider sent back with the browser, from the question mark on. Works once for each sign-in. */
  async finish(query: string, browserKey: string | null, now: Date): Promise<FinishedSignIn> {
    const state = new URLSearchParams(query).get('state') ?? '';
    const begun = await this.pending.take(hashOf(state));
    if (!begun || !browserKey || !timingSafeEqual(begun.browserHash, hashOf(browserKey))) throw notYours();
    if (now.getTime() - begun.begunAt.getTime() >= signInDeadlineMs) throw notYours();
    const { nonce, codeVerifier, returnPath } = begun;
    const { claims, refreshToken } = await this.askProvider(query, { state, nonce, codeVerifier });
    const acr = typeof claims.acr === 'string' ? claims.acr : null;
    const principal = personOf(claims, this.provider.options.claims);
    this.inactive.assertActive(principal.id);
    return { principal, acr, refreshToken, returnPath };
  }

  private async askProvider(query: string, challenge: { state: string; nonce: string; codeVerifier: string }): Promise<Said> {
    try {
      return await this.provider.claimsOf(query, challenge);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      // The reason is for the log: it may repeat what the provider said about somebody.
      this.logger.warn(`a sign-in was refused: ${codeOf(error)}`);
      throw new DomainError('sign-in-refused', 'The identity provider did not confirm this sign-in.', { status: 403 });
    }
  }
}

const notYours = () =>
  new DomainError('sign-in-expired', 'This sign-in was not begun here, was used already, or took too long. Begin again.', {
    status: 400,
  });

function codeOf(error: unknown): string {
  const { code, error: answered, message } = error as { code?: string; error?: string; message?: string };
  return [code, answered, message].filter(Boolean).join(' ');
}
