import { Counter, Gauge } from 'prom-client';

export const relayPublished = new Counter({
  name: 'owcr_outbox_published_total',
  help: 'Events published by the relay',
  labelNames: ['service'] as const,
});
export const relayFailures = new Counter({
  name: 'owcr_outbox_failures_total',
  help: 'Relay rounds that failed',
  labelNames: ['service'] as const,
});
export const eventsHandled = new Counter({
  name: 'owcr_events_handled_total',
  help: 'Events whose effect was committed',
  labelNames: ['consumer'] as const,
});
export const eventsDuplicate = new Counter({
  name: 'owcr_events_duplicate_total',
  help: 'Events that had been handled before',
  labelNames: ['consumer'] as const,
});
export const eventsParked = new Counter({
  name: 'owcr_events_parked_total',
  help: 'Events put into the dead letters',
  labelNames: ['consumer'] as const,
});
export const eventGaps = new Counter({
  name: 'owcr_event_gaps_total',
  help: 'Keys on which an event was missing before the one that came',
  labelNames: ['consumer'] as const,
});
export const batchRetries = new Counter({
  name: 'owcr_batch_retries_total',
  help: 'Batches taken again because the database was away or refused',
  labelNames: ['consumer'] as const,
});
export const consumerLag = new Gauge({
  name: 'owcr_consumer_lag',
  help: 'Records on the broker that are not handled yet',
  labelNames: ['consumer'] as const,
});
