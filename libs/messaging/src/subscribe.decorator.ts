import { EventPattern } from '@nestjs/microservices';
import type { EventType } from '@owcr/contracts';
import type { ConsumerName } from './consumers.js';
import type { SubscriptionSpec } from './event-batch.js';

/**
 * Marks the method of a controller that follows events: it gets an `EventBatch` as its payload. The pattern is the
 * subscription itself, so the list of a service's subscriptions can be read off its controllers.
 */
export function Subscribe<T extends EventType>(spec: SubscriptionSpec<T> & { consumer: ConsumerName }): MethodDecorator {
  return EventPattern(JSON.stringify(spec)) as MethodDecorator;
}

/** The subscription a pattern stands for. */
export function readSubscription(pattern: string): SubscriptionSpec & { consumer: ConsumerName } {
  return JSON.parse(pattern) as SubscriptionSpec & { consumer: ConsumerName };
}
