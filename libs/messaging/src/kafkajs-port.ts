import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type LogEntry, type Producer } from 'kafkajs';
import { kafkaJsConnection, type KafkaConnection } from './kafka-connection.js';
import type { KafkaPort, KafkaRecord, SubscribeOptions, Subscription } from './kafka-port.js';
import { KafkaJsSubscription } from './kafkajs-subscription.js';
import { calmKafkaJsTimers } from './kafkajs-timers.js';
import { partitionByKey } from './partitioner.js';

const publishTimeoutMs = 10_000;

/** The port over kafkajs, with the settings that were measured to keep its promises (docs/adr/0005). */
export class KafkaJsPort implements KafkaPort {
  private readonly kafka: Kafka;
  private readonly producer: Producer;
  private connected: Promise<void> | undefined;
  private last: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    connection: KafkaConnection,
    private readonly prefix: string,
    clientId: string,
  ) {
    calmKafkaJsTimers();
    this.kafka = new Kafka({
      clientId,
      ...kafkaJsConnection(connection),
      connectionTimeout: 3_000,
      requestTimeout: 15_000,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 6 },
      logLevel: logLevel.WARN,
      logCreator: () => logToNest,
    });
    // Its idempotent mode loses messages under concurrent sends; the inbox makes duplicates harmless.
    this.producer = this.kafka.producer({
      idempotent: false,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: partitionByKey,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 },
    });
  }

  publish(records: readonly KafkaRecord[]): Promise<void> {
    const turn = this.last.then(() => this.send(records));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async send(records: readonly KafkaRecord[]): Promise<void> {
    if (this.closed) throw new Error('the Kafka port is closed');
    await this.connect();
    const byTopic = new Map<string, KafkaRecord[]>();
    for (const record of records) {
      const list = byTopic.get(record.topic);
      if (list) list.push(record);
      else byTopic.set(record.topic, [record]);
    }
    await this.producer.sendBatch({
      acks: -1,
      timeout: publishTimeoutMs,
      topicMessages: [...byTopic].map(([topic, list]) => ({
        topic: this.prefix + topic,
        messages: list.map(({ key, value, headers }) => ({ key, value, headers })),
      })),
    });
  }

  private connect(): Promise<void> {
    this.connected ??= this.producer.connect().catch((error: unknown) => {
      this.connected = undefined;
      throw error;
    });
    return this.connected;
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    return Promise.resolve(new KafkaJsSubscription(this.kafka, this.prefix, options).start());
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.last;
    if (this.connected) await this.producer.disconnect().catch(() => undefined);
  }
}

const nestLog = new Logger('kafkajs');

/** kafkajs speaks of rebalances and lost connections as errors; they are ordinary days of a consumer. */
function logToNest({ level, log }: LogEntry): void {
  const text = [log.message, log.groupId, log.error].filter(Boolean).join(' ');
  if (level === logLevel.ERROR || level === logLevel.WARN) nestLog.warn(text);
  else nestLog.debug(text);
}
