import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { type EventBatch, Subscribe } from '@owcr/messaging';
import { Handover } from '../clock/handover.js';
import { RosterStore } from './roster.store.js';

/** Follows who is who and who is there. Each event carries the whole officer. What is raised to who is not there any more moves. */
@Controller()
export class RosterConsumer {
  constructor(
    private readonly roster: RosterStore,
    private readonly handover: Handover,
  ) {}

  @Subscribe({ consumer: 'escalation.roster', types: ['officer.changed.v1'] })
  async follow(@Payload() { tx, events }: EventBatch<'officer.changed.v1'>): Promise<void> {
    const officers = events.map(({ data }) => {
      const { officerId: id, badge, name, rank, supervisorId, precincts, sectors, active, shifts = [], absences = [] } = data;
      return { id, badge, name, rank, supervisorId, precincts, sectors, active, shifts, absences };
    });
    await this.roster.save(tx, officers);
    await this.handover.afterChange(
      tx,
      officers.map(({ id }) => id),
    );
  }
}
