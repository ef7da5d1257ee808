import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DeadLetters } from './dead-letters.js';
import { EventStrategy } from './event-strategy.js';
import { KAFKA_PORT, type KafkaPort } from './kafka-port.js';
import { KafkaJsPort } from './kafkajs-port.js';
import { MessagingOptions } from './messaging-options.js';
import { Outbox } from './outbox.js';
import { InboxPruner } from './inbox-pruner.js';
import { Relay } from './relay.js';
import { Transactions } from './transactions.js';
import { Wake } from './wake.js';

/** Closes the broker's connections last: Nest closes transports after `onModuleDestroy`. */
@Injectable()
class PortCloser implements OnApplicationShutdown {
  constructor(@Inject(KAFKA_PORT) private readonly kafka: KafkaPort) {}

  onApplicationShutdown(): Promise<void> {
    return this.kafka.close();
  }
}

@Module({})
export class MessagingModule {
  /**
   * Outbox, relay, inbox, dead letters and the transport of one service. Needs the service's TypeORM DataSource. The options are
   * asked for when the application is made.
   */
  static forRoot(options: () => MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: MessagingOptions, useFactory: options },
        {
          provide: KAFKA_PORT,
          inject: [MessagingOptions],
          useFactory: (o: MessagingOptions) => new KafkaJsPort(o.connection, o.topicPrefix, o.service),
        },
        Wake,
        Transactions,
        Outbox,
        Relay,
        DeadLetters,
        EventStrategy,
        InboxPruner,
        PortCloser,
      ],
      exports: [MessagingOptions, KAFKA_PORT, Wake, Transactions, Outbox, DeadLetters, EventStrategy],
    };
  }
}
