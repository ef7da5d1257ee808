import { randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Credential, Principal } from '@owcr/access';
import type { Tx } from '@owcr/messaging';
import { hashOf, markOf } from '../access-token/authenticator.js';
import { isUseToBeNoted, sessionAbsoluteMs, standingOf } from './session.js';
import { PersonStore } from '../person/person.store.js';
import { principalOf } from '../person/principal.js';
import { sealToken } from './sealed-token.js';
import { SessionChecks } from './session-checks.js';
import { SessionStore } from './session.store.js';

const idBytes = 32;
const pruneEveryMs = 10 * 60_000;
/** What is over is still told from what never was: the one is somebody's old browser tab, the other is a guess. */
const rememberedAfterEndMs = 24 * 60 * 60_000;

export type FoundSession = { kind: 'live'; principal: Principal; endsAt: Date } | { kind: 'over' } | { kind: 'unknown' };

const credentialOf = (idHash: Buffer): Credential => ({ kind: 'session', id: markOf(idHash) });

/** How the trail names a session: not by what the browser has. */
export const sessionCredential = (sessionId: string): Credential => credentialOf(hashOf(sessionId));

/** Who is signed in with a browser. The id is known to the browser alone; here is only its hash. */
@Injectable()
export class Sessions implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Sessions.name);
  private pruning: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: SessionStore,
    private readonly people: PersonStore,
    private readonly checks: SessionChecks,
  ) {}

  onModuleInit(): void {
    this.pruning = setInterval(() => void this.prune(new Date()), pruneEveryMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.pruning);
  }

  /** A new session of this person; its id is in the answer and nowhere else. `refreshToken`: to ask the provider about them again. */
  async begin(person: Principal, now: Date, refreshToken: string | null = null): Promise<string> {
    const { id, name, role, ...scope } = person;
    await this.people.saw(person, now);
    const sessionId = randomBytes(idBytes).toString('base64url');
    const times = { createdAt: now, lastSeenAt: now, endedAt: null, checkedAt: now, checkingUntil: null };
    const refreshTokenSealed = refreshToken === null ? null : sealToken(refreshToken, sessionId);
    const { precincts, sectors = [], agency = null } = scope;
    await this.store.insert({
      idHash: hashOf(sessionId),
      personId: id,
      name,
      role,
      precincts,
      sectors,
      agency,
      refreshTokenSealed,
      ...times,
    });
    return sessionId;
  }

  /** Whose session this is. `use`: somebody is doing something with it, so that it is not idle. */
  async find(sessionId: string, now: Date, { use }: { use: boolean }): Promise<FoundSession> {
    const stored = await this.store.find(hashOf(sessionId));
    if (!stored) return { kind: 'unknown' };
    if (standingOf(stored, now, this.checks.times).status === 'over') return { kind: 'over' };
    const session = await this.checks.current(sessionId, stored, now);
    if (!session) return { kind: 'over' };
    const standing = standingOf(session, now, this.checks.times);
    if (standing.status === 'over') return { kind: 'over' };
    if (use && isUseToBeNoted(session, now)) await this.store.noteUse(session.idHash, now);
    const principal = { ...principalOf(session), credential: credentialOf(session.idHash) };
    return { kind: 'live', principal, endsAt: standing.endsAt };
  }

  async end(sessionId: string, now: Date): Promise<void> {
    await this.store.end(hashOf(sessionId), now);
  }

  /** Signs somebody out wherever they are signed in; says from how many browsers. In the transaction given, where there is one. */
  async endAllOf(personId: string, now: Date, tx?: Tx): Promise<number> {
    return this.store.endAllOf(personId, now, tx);
  }

  private async prune(now: Date): Promise<void> {
    const before = new Date(now.getTime() - sessionAbsoluteMs - rememberedAfterEndMs);
    await this.store
      .deleteCreatedBefore(before)
      .catch((error: unknown) => this.logger.warn(`old sessions stay: ${String(error)}`));
  }
}
