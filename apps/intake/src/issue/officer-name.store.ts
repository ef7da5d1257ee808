import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@owcr/contracts';
import { send, type Tx } from '@owcr/messaging';

@Injectable()
export class OfficerNameStore {
  /** Keeps the name of the last event about each officer; an earlier one that comes late changes nothing. */
  async save(tx: Tx, events: readonly DomainEvent<'officer.changed.v1'>[]): Promise<void> {
    const last = new Map<string, DomainEvent<'officer.changed.v1'>>();
    for (const event of events) {
      const known = last.get(event.data.officerId);
      if (!known || known.version < event.version) last.set(event.data.officerId, event);
    }
    const ordered = [...last.values()].sort((a, b) => (a.data.officerId < b.data.officerId ? -1 : 1));
    await send(
      tx,
      `INSERT INTO officer_name (officer_id, name, event_version)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[])
       ON CONFLICT (officer_id) DO UPDATE SET name = excluded.name, event_version = excluded.event_version
        WHERE officer_name.event_version < excluded.event_version`,
      [ordered.map(({ data }) => data.officerId), ordered.map(({ data }) => data.name), ordered.map(({ version }) => version)],
    );
  }
}
