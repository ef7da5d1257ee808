import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Subscribe, type EventBatch } from '@owcr/messaging';
import { AcknowledgeTimeStore } from './acknowledge-time.store.js';

/** Learns how long officers have to acknowledge. */
@Controller()
export class AcknowledgeTimeConsumer {
  constructor(private readonly times: AcknowledgeTimeStore) {}

  @Subscribe({ consumer: 'assignment.policy', types: ['policy.changed.v1'] })
  async apply(@Payload() { tx, events }: EventBatch<'policy.changed.v1'>): Promise<void> {
    await this.times.save(
      tx,
      events.map(({ data }) => data),
    );
  }
}
