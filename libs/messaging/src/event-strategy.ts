import { Inject, Injectable, Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { DataSource } from 'typeorm';
import { BatchRunner } from './batch-runner.js';
import { gatherMs } from './consumers.js';
import { DeadLetters } from './dead-letters.js';
import type { EventBatch } from './event-batch.js';
import { Gatherer } from './gatherer.js';
import { KAFKA_PORT, type KafkaPort, type Subscription, type SubscriptionHealth } from './kafka-port.js';
import { consumerLag } from './metrics.js';
import { readSubscription } from './subscribe.decorator.js';
import { Wake } from './wake.js';

const stopDeadlineMs = 10_000;

/**
 * Nest's transport for events: each method marked with `@Subscribe` becomes a consumer group. Why not the built-in Kafka
 * transport: docs/adr/0003.
 */
@Injectable()
export class EventStrategy extends Server implements CustomTransportStrategy {
  private readonly log = new Logger(EventStrategy.name);
  private readonly subscriptions: Subscription[] = [];

  constructor(
    private readonly dataSource: DataSource,
    @Inject(KAFKA_PORT) private readonly kafka: KafkaPort,
    private readonly deadLetters: DeadLetters,
    private readonly wake: Wake,
  ) {
    super();
  }

  /** Starts the consumers. They connect in the background, so that a service serves HTTP while the broker is away. */
  listen(callback: (error?: unknown) => void): void {
    this.start().then(() => callback(), callback);
  }

  private async start(): Promise<void> {
    for (const [pattern, handler] of this.messageHandlers) {
      const spec = readSubscription(pattern);
      const runner = new BatchRunner(this.dataSource, this.wake, spec, (batch) => callNest(handler, batch));
      this.deadLetters.register(runner);
      const gatherer = new Gatherer((records, mustStore) => runner.run(records, mustStore));
      this.subscriptions.push(
        await this.kafka.subscribe({
          topics: runner.topics,
          group: spec.consumer,
          handler: (records) => gatherer.add(records),
          settle: () => gatherer.settle(),
          gatherMs: gatherMs[spec.consumer],
        }),
      );
      this.log.log(`${spec.consumer} follows ${runner.topics.join(', ')}`);
    }
  }

  /** Stops the consumers, what they have in hand included. */
  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((s) => s.stop(stopDeadlineMs)));
  }

  health(): SubscriptionHealth[] {
    const all = this.subscriptions.map((s) => s.health());
    for (const { group, lag } of all) consumerLag.set({ consumer: group }, lag);
    return all;
  }

  override on(): void {
    // The strategy has no connection events of its own; `health` tells how the consumers are.
  }

  override unwrap<T>(): T {
    return this.kafka as T;
  }
}

/** A Nest handler answers with an observable, or a promise of one, and reports its failure through it. */
async function callNest(handler: MessageHandler, batch: EventBatch): Promise<void> {
  const result: unknown = await handler(batch);
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}

function isObservable(value: unknown): value is Parameters<typeof lastValueFrom>[0] {
  return typeof value === 'object' && value !== null && 'subscribe' in value;
}
