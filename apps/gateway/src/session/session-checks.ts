import { Injectable } from '@nestjs/common';
import type { Principal } from '@owcr/access';
import { auditFact, DomainError, Trail, type AuditEntry } from '@owcr/platform';
import { GatewayConfiguration } from '../configuration.js';
import { PersonStore } from '../person/person.store.js';
import { personOf } from '../sign-in/claims.js';
import { Provider } from '../sign-in/provider.js';
import { markOf } from '../access-token/authenticator.js';
import { openToken, sealToken } from './sealed-token.js';
import { isCheckDue } from './session.js';
import { SessionStore } from './session.store.js';
import type { WebSession } from './web-session.entity.js';

/** After a provider that did not answer, the next one asks so much later. Longer than its answer may take. */
const askAgainAfterMs = 30_000;

/**
 * Asks the provider again who somebody is, while they are signed in: whoever was demoted, moved or dismissed there is so here within
 * minutes. A provider that does not answer changes nothing, until the session has gone unconfirmed for too long.
 */
@Injectable()
export class SessionChecks {
  private readonly underWay = new Map<string, Promise<WebSession | null>>();

  constructor(
    private readonly store: SessionStore,
    private readonly people: PersonStore,
    private readonly provider: Provider,
    private readonly configuration: GatewayConfiguration,
    private readonly trail: Trail,
  ) {}

  get times() {
    return this.configuration.sessionChecking;
  }

  /** The session as it is to be taken now; null where it has just ended. Requests that come together wait for one answer. */
  current(sessionId: string, session: WebSession, now: Date): Promise<WebSession | null> {
    if (!isCheckDue(session, now, this.times)) return Promise.resolve(session);
    const key = session.idHash.toString('base64');
    const known = this.underWay.get(key);
    if (known) return known;
    const check = this.check(sessionId, session, now).finally(() => this.underWay.delete(key));
    this.underWay.set(key, check);
    return check;
  }

  private async check(sessionId: string, session: WebSession, now: Date): Promise<WebSession | null> {
    const { idHash, refreshTokenSealed } = session;
    const isOurs = await this.store.mayCheck(idHash, now, new Date(now.getTime() + askAgainAfterMs));
    // Another instance asks: what is known holds until it has its answer.
    if (!isOurs || refreshTokenSealed === null) return this.store.find(idHash);
    try {
      const { claims, refreshToken } = await this.provider.claimsAgain(openToken(refreshTokenSealed, sessionId));
      // How they signed in was looked at when they did; a provider does not repeat it here.
      const person = personOf(claims, { ...this.provider.options.claims, acr: [], amr: [] });
      if (person.id !== session.personId)
        throw new DomainError('another-person', 'The provider spoke of somebody else.', { status: 403 });
      return await this.confirmed(session, person, sealToken(refreshToken, sessionId), now);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error.status === 403 ? this.refused(session, error.code, now) : session;
    }
  }

  private async confirmed(session: WebSession, person: Principal, refreshTokenSealed: Buffer, now: Date): Promise<WebSession> {
    const { name, role, precincts, sectors = [], agency = null } = person;
    const said = { name, role, precincts, sectors, agency };
    if (isOther(session, said)) await this.tell(session, { result: 'done', role }, now);
    await this.people.saw(person, now);
    await this.store.confirm(session.idHash, { ...said, refreshTokenSealed, checkedAt: now });
    return { ...session, ...said, refreshTokenSealed, checkedAt: now };
  }

  private async refused(session: WebSession, code: string, now: Date): Promise<null> {
    await this.tell(session, { result: 'refused', code }, now);
    await this.store.end(session.idHash, now);
    return null;
  }

  /** Nobody asked for it, so there is no request and no address. */
  private async tell({ personId, role, idHash }: WebSession, told: Pick<AuditEntry, 'result'> & Partial<AuditEntry>, now: Date) {
    const credential = { kind: 'session', id: markOf(idHash) };
    const who = { principalId: personId, role, credential, action: 'session-check', target: null, code: null };
    const entry: AuditEntry = { ...who, count: 1, requestId: null, from: null, at: now.toISOString(), ...told };
    await this.trail.state([auditFact(entry)]);
  }
}

type Said = Pick<WebSession, 'name' | 'role' | 'precincts' | 'sectors' | 'agency'>;

/** Whether somebody may do or see something else than before. */
function isOther(before: Said, { role, precincts, sectors, agency }: Said): boolean {
  const textOf = (lists: readonly string[][]) => JSON.stringify(lists.map((list) => [...list].sort()));
  return (
    before.role !== role ||
    before.agency !== agency ||
    textOf([before.precincts, before.sectors]) !== textOf([precincts, sectors])
  );
}
