import type { DomainEvent, EventType } from '@owcr/contracts';
import type { DataSource } from 'typeorm';
import { BatchRunner } from './batch-runner.js';
import type { EventHandler, SubscriptionSpec } from './event-batch.js';
import type { Outcome } from './kafka-port.js';
import { Wake } from './wake.js';
import { encode } from './wire.js';

/** Hands events to a handler just as they would come from Kafka: encoded, through inbox and dead letters, in one transaction. */
export function deliver<T extends EventType>(
  dataSource: DataSource,
  { consumer, types, events, handler }: SubscriptionSpec<T> & { events: readonly DomainEvent<T>[]; handler: EventHandler<T> },
): Promise<Outcome> {
  const runner = new BatchRunner(dataSource, new Wake(), { consumer, types }, handler as unknown as EventHandler);
  return runner.run(events.map((event, index) => ({ ...encode(event as DomainEvent), partition: 0, offset: String(index) })));
}
