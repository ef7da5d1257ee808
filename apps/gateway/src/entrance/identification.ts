import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { bearerOf } from '@owcr/platform';
import type { FastifyRequest } from 'fastify';
import { Authenticator, hashOf } from '../access-token/authenticator.js';
import { readCookie, sessionCookie } from '../session/cookies.js';
import { Sessions } from '../session/sessions.js';
import { InactivePeople } from '../roster/inactive-people.js';
import { ProviderTokens } from '../sign-in/provider-tokens.js';
import { GatewayConfiguration } from '../configuration.js';
import { FailedAttempts } from './failed-attempts.js';

/** What somebody came with. `mark` stands for it where it must not be kept. */
export type Credentials = { kind: 'token' | 'session'; value: string; mark: string };

/** Who came: by a token, or by a session of a browser, which other sites may try to use. */
export interface Identified {
  principal: Principal;
  session: { id: string; endsAt: Date } | null;
}

export type Answer =
  | ({ kind: 'known' } & Identified)
  | { kind: 'nobody' }
  | { kind: 'awaiting-approval' }
  | { kind: 'refused'; waitMs: number }
  | { kind: 'slowed-down'; waitMs: number };

/** A token is meant: where there is one, what cookies there are does not matter. */
export function credentialsOf({ authorization, cookie }: FastifyRequest['headers']): Credentials | null {
  if (authorization !== undefined) {
    const token = bearerOf(authorization);
    return token ? { kind: 'token', value: token, mark: hashOf(token).toString('base64') } : null;
  }
  const session = readCookie(cookie, sessionCookie);
  return session ? { kind: 'session', value: session, mark: hashOf(session).toString('base64') } : null;
}

/** Whether two may do and see the same. A stream goes on with what its opener might see. */
function maySame(one: Principal, other: Principal): boolean {
  const reachOf = ({ role, precincts, sectors = [], agency, only }: Principal) =>
    JSON.stringify({ role, precincts, sectors, agency, only });
  return reachOf(one) === reachOf(other);
}

/** Says who comes with a token or a session, and slows down those who try what is none. */
@Injectable()
export class Identification {
  readonly attempts: FailedAttempts;

  constructor(
    private readonly apiKeys: Authenticator,
    private readonly providerTokens: ProviderTokens,
    private readonly sessions: Sessions,
    private readonly inactive: InactivePeople,
    { freeFailures }: GatewayConfiguration,
  ) {
    this.attempts = new FailedAttempts(freeFailures);
  }

  async identify(credentials: Credentials | null, address: string, now: Date, use = true): Promise<Answer> {
    if (!credentials) return { kind: 'nobody' };
    const waitMs = this.attempts.waitMs(address, credentials.mark, now.getTime());
    if (waitMs > 0) return { kind: 'slowed-down', waitMs };
    const found = await this.look(credentials, now, use);
    if (found === 'over') return { kind: 'nobody' };
    if (found === 'awaiting-approval') return { kind: found };
    if (!found) return { kind: 'refused', waitMs: this.attempts.failed(address, now.getTime()) };
    this.attempts.succeeded(address, credentials.mark);
    return { kind: 'known', ...found };
  }

  /** Whether these are still good for what they were good for, without counting as use: for what stays open. */
  async areGood(credentials: Credentials, as?: Principal): Promise<boolean> {
    const found = await this.look(credentials, new Date(), false);
    if (found === null || typeof found === 'string') return false;
    return as === undefined || maySame(found.principal, as);
  }

  private async look(
    { kind, value }: Credentials,
    now: Date,
    use: boolean,
  ): Promise<Identified | 'over' | 'awaiting-approval' | null> {
    if (kind === 'token') {
      const principal = (await this.apiKeys.authenticate(value)) ?? (await this.providerTokens.authenticate(value));
      if (principal === 'awaiting-approval') return principal;
      return principal && !this.inactive.has(principal.id) ? { principal, session: null } : null;
    }
    const found = await this.sessions.find(value, now, { use });
    if (found.kind === 'over' || (found.kind === 'live' && this.inactive.has(found.principal.id))) return 'over';
    return found.kind === 'live' ? { principal: found.principal, session: { id: value, endsAt: found.endsAt } } : null;
  }
}
