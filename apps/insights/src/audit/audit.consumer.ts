import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Subscribe, type EventBatch } from '@owcr/messaging';
import { entryOf } from './chain.js';
import { ChainStore } from './chain.store.js';

/** A subscription of its own: what is wrong with the trail must not stop the board, nor the other way round. */
@Controller()
export class AuditConsumer {
  constructor(private readonly chain: ChainStore) {}

  @Subscribe({ consumer: 'insights.audit', types: ['audit.recorded.v1'] })
  record(@Payload() { tx, events }: EventBatch<'audit.recorded.v1'>): Promise<void> {
    const now = new Date();
    // Partitions are read in any order. What comes together is put in the order it happened.
    const entries = events.map((event) => entryOf(event, now)).sort((a, b) => (a.at < b.at ? -1 : 1));
    return this.chain.append(tx, entries, now);
  }
}
