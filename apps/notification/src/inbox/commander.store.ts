import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@owcr/contracts';
import type { Tx } from '@owcr/messaging';

type OfficerChanged = DomainEvent<'officer.changed.v1'>;
type Escalation = DomainEvent<'escalation.raised.v1'>;

/** Between "there is no commander" and "this one waits for a commander" none may come unseen. Any number, used nowhere else. */
const commanderLock = 7_041_801;

const saveSql = `
  INSERT INTO officer (officer_id, rank, active)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::bool[]) AS o(officer_id, rank, active) ORDER BY officer_id
  ON CONFLICT (officer_id) DO UPDATE SET rank = excluded.rank, active = excluded.active`;

/** Who the commanders are, and what waits for one. */
@Injectable()
export class CommanderStore {
  /** Follows the roster. Returns the escalations that waited for a commander, when there is one now: they are the caller's to send. */
  async follow(tx: Tx, changes: readonly OfficerChanged[]): Promise<Escalation[]> {
    if (changes.length === 0) return [];
    const officers = [...new Map(changes.map(({ data }) => [data.officerId, data])).values()];
    const commanderCame = officers.some(({ rank, active }) => rank === 'commander' && active);
    if (commanderCame) await this.lock(tx);
    await tx.query(saveSql, [officers.map((o) => o.officerId), officers.map((o) => o.rank), officers.map((o) => o.active)]);
    if (!commanderCame) return [];
    const rows = await tx.query<{ event: Escalation }[]>(
      'WITH taken AS (DELETE FROM unaddressed RETURNING event, since) SELECT event FROM taken ORDER BY since',
    );
    return rows.map(({ event }) => event);
  }

  /** The active commanders; when there is none, these escalations are put aside until one is known. */
  async commandersFor(tx: Tx, escalations: readonly Escalation[]): Promise<string[]> {
    if (escalations.length === 0) return [];
    const known = await this.active(tx);
    if (known.length > 0) return known;
    await this.lock(tx);
    const meanwhile = await this.active(tx);
    if (meanwhile.length === 0) await this.putAside(tx, escalations);
    return meanwhile;
  }

  private async active(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ officer_id: string }[]>(
      `SELECT officer_id FROM officer WHERE rank = 'commander' AND active ORDER BY officer_id`,
    );
    return rows.map(({ officer_id }) => officer_id);
  }

  private async putAside(tx: Tx, escalations: readonly Escalation[]): Promise<void> {
    await tx.query(
      'INSERT INTO unaddressed (event_id, event) SELECT * FROM unnest($1::uuid[], $2::jsonb[]) ON CONFLICT DO NOTHING',
      [escalations.map(({ id }) => id), escalations.map((event) => JSON.stringify(event))],
    );
  }

  private async lock(tx: Tx): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [commanderLock]);
  }
}
