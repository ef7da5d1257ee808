import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Subscribe, type EventBatch } from '@owcr/messaging';
import type { DeadlineEvent } from './deadline.js';
import { DeadlineStore } from './deadline.store.js';

@Controller()
export class DeadlineConsumer {
  constructor(private readonly deadlines: DeadlineStore) {}

  /** Nobody waits for a list to be sorted, so both deadlines of a report, and those of its neighbors, are one update. */
  @Subscribe({
    consumer: 'intake.deadlines',
    types: ['deadline.set.v1', 'deadline.met.v1', 'deadline.cancelled.v1'],
  })
  async apply(@Payload() { tx, events }: EventBatch<DeadlineEvent['type']>): Promise<void> {
    await this.deadlines.save(tx, events);
  }
}
