export * from './dead-letters.js';
export * from './deliver.js';
export * from './event-batch.js';
export * from './event-strategy.js';
export * from './failures.js';
export * from './kafka-connection.js';
export * from './kafka-port.js';
export * from './kafkajs-port.js';
export * from './messaging-options.js';
export * from './messaging.module.js';
export * from './batch-runner.js';
export * from './outbox.js';
export { sessionOptions } from './pipelined-transaction.js';
export * from './outbox-age.js';
export * from './relay.js';
export * from './service-scope.js';
export * from './subscribe.decorator.js';
export * from './topic-admin.js';
export * from './transactions.js';
export * from './wake.js';
export * from './wire.js';
import { MessagingReach1760000003203 } from './migrations/1760000003203-messaging-reach.js';
import { TrailOfEach1760000003206 } from './migrations/1760000003206-trail-of-each.js';
import { MessagingTables1700000000000 } from './migrations/1700000000000-messaging-tables.js';

/** Each service's list of migrations starts with these. */
export const messagingMigrations = [MessagingTables1700000000000, MessagingReach1760000003203, TrailOfEach1760000003206];
export * from './consumers.js';
