import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { Credential } from '@owcr/access';
import { Outbox, Subscribe, type EventBatch, type Tx } from '@owcr/messaging';
import { auditFact, type AuditEntry } from '@owcr/platform';
import { AccessTokenStore } from '../access-token/access-token.store.js';
import { SessionStore } from '../session/session.store.js';
import { RosterAccessStore } from './roster-access.store.js';

/**
 * Ends what somebody comes in with who is active in the roster no more: their sessions and their keys, each on record. They do not come
 * back with whoever is active again later. Live streams and tokens of the provider end by `InactivePeople`, in every instance.
 */
@Controller()
export class RosterConsumer {
  constructor(
    private readonly access: RosterAccessStore,
    private readonly sessions: SessionStore,
    private readonly keys: AccessTokenStore,
    private readonly outbox: Outbox,
  ) {}

  @Subscribe({ consumer: 'gateway.roster', types: ['officer.changed.v1'] })
  async apply(@Payload() { tx, events }: EventBatch<'officer.changed.v1'>): Promise<void> {
    const latest = new Map(events.map(({ data }) => [data.officerId, data]));
    const people = [...latest.values()].sort((a, b) => (a.officerId < b.officerId ? -1 : 1));
    await this.access.note(
      tx,
      people.map(({ officerId, active }) => ({ personId: officerId, active })),
    );
    for (const { officerId, rank, active } of people) {
      if (!active) await this.endAccess(tx, officerId, rank);
    }
  }

  private async endAccess(tx: Tx, personId: string, role: string): Promise<void> {
    const now = new Date();
    const sessionsEnded = await this.sessions.endAllOf(personId, now, tx);
    const revoked = await this.keys.revokeAllOf(tx, personId);
    const entry = (credential: Credential | null, count: number): AuditEntry => ({
      ...{ principalId: personId, role, credential, action: 'access-ended', target: personId, result: 'done' },
      ...{ code: 'inactive-in-roster', count, requestId: null, from: null, at: now.toISOString() },
    });
    const entries = revoked.map(({ id }) => entry({ kind: 'api-key', id }, 1));
    if (sessionsEnded > 0) entries.push(entry(null, sessionsEnded));
    await this.outbox.append(tx, entries.map(auditFact));
  }
}
