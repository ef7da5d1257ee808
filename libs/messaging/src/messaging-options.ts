import type { KafkaConnection } from './kafka-connection.js';

/** How a service takes part in the messaging. An abstract class, so that it is its own injection token. */
export abstract class MessagingOptions {
  /** The service's name: the source of its events, and the namespace of its locks. */
  abstract readonly service: string;
  abstract readonly connection: KafkaConnection;
  /** Put before topic and group names, so that tests share one broker. */
  abstract readonly topicPrefix: string;
}
