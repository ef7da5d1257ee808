import type { DomainEvent, EventType } from '@owcr/contracts';
import type { Tx } from './transactions.js';

/**
 * Events to be handled in one transaction: in order per key, none of them handled before. What the handler does through
 * `tx` is committed together with the marks that say so, or not at all.
 */
export interface EventBatch<T extends EventType = EventType> {
  tx: Tx;
  events: readonly DomainEvent<T>[];
}

export type EventHandler<T extends EventType = EventType> = (batch: EventBatch<T>) => Promise<void>;

/** Who follows what. `consumer` is a stored name: explicit, never derived, never changed. */
export interface SubscriptionSpec<T extends EventType = EventType> {
  consumer: string;
  types: readonly T[];
}
