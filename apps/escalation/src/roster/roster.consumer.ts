import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type EventBatch, Subscribe } from '@owcr/messaging';
import { RosterStore } from './roster.store.js';

/** Follows who is who. Each event carries the whole officer. */
@Controller()
export class RosterConsumer {
  constructor(private readonly roster: RosterStore) {}

  @Subscribe({ consumer: 'escalation.roster', types: ['officer.changed.v1'], restMinMs: 50 })
  async follow(@Payload() { tx, events }: EventBatch<'officer.changed.v1'>): Promise<void> {
    const officers = events.map(({ data }) => {
      const { officerId: id, badge, name, rank, supervisorId, precincts, sectors, active } = data;
      return { id, badge, name, rank, supervisorId, precincts, sectors, active };
    });
    await this.roster.save(tx, officers);
  }
}
