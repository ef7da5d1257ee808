import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceivedRecord, SubscribeOptions, Subscription, SubscriptionHealth } from './kafka-port.js';

/** A member that was killed is missed after this; until then its partitions wait. */
const sessionTimeoutMs = 10_000;
const rebalanceTimeoutMs = 30_000;
const heartbeatMs = 3_000;
/** Records of one partition that are handed over at once; between two such lists the member shows that it lives. */
const chunkMax = 250;
/** What a killed member had handled since comes again, and is known by its marks. */
const commitEveryMs = 5_000;
/** How long the broker holds a fetch while there is nothing to fetch: so long may stopping take, and joining for the others. */
const idleWaitMs = 1_000;
/** To gather for less than that the broker would be asked all the time while nothing comes: the consumer takes what there is, and then rests. */
const gatherAtBrokerMs = 100;
/** More than that needs no gathering. */
const gatherBytes = 256 * 1024;
const retryPauseMinMs = 200;
const retryPauseMaxMs = 5_000;
/** A consumer that stops for good so often without having joined its group between is given up. */
const crashesMax = 10;
/** A member that has records and handles none for so long is given up, so that another takes its partitions. */
const standstillMs = 60_000;

/** One kafkajs consumer. Offsets are committed in the background, behind what was handled. */
export class KafkaJsSubscription implements Subscription {
  private readonly log: Logger;
  private readonly consumer: Consumer;
  /** After each list of records, before the next fetch. */
  private readonly restMs: number;
  private readonly handled = new Map<string, { topic: string; partition: number; next: bigint; committed: bigint }>();
  private readonly lags = new Map<string, number>();
  private readonly inHand = new Set<Promise<void>>();
  private stopping = false;
  private joined = false;
  private refusal: string | undefined;
  private assigned = 0;
  /** How often it stopped for good since it last joined its group. */
  private crashes = 0;
  private lastProgressMs = Date.now();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    kafka: Kafka,
    private readonly prefix: string,
    private readonly options: SubscribeOptions,
    private readonly giveUp: (reason: string) => void = exitProcess,
  ) {
    const { gatherMs = 0 } = options;
    this.restMs = gatherMs < gatherAtBrokerMs ? gatherMs : 0;
    this.log = new Logger(options.group);
    this.consumer = kafka.consumer({
      groupId: prefix + options.group,
      // The broker answers as soon as it has so many bytes, and after this time whatever it has.
      ...(gatherMs < gatherAtBrokerMs ? { maxWaitTimeInMs: idleWaitMs } : { minBytes: gatherBytes, maxWaitTimeInMs: gatherMs }),
      sessionTimeout: sessionTimeoutMs,
      heartbeatInterval: heartbeatMs,
      rebalanceTimeout: rebalanceTimeoutMs,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 6, restartOnFailure: () => Promise.resolve(true) },
    });
    this.watch();
  }

  /** Connects in the background and keeps trying until stopped. */
  start(): this {
    void this.connect();
    this.timer = setInterval(() => void this.tick(), commitEveryMs);
    return this;
  }

  private async connect(): Promise<void> {
    for (let pauseMs = retryPauseMinMs; !this.stopping; pauseMs = Math.min(pauseMs * 2, retryPauseMaxMs)) {
      try {
        await this.consumer.connect();
        await this.consumer.subscribe({ topics: this.options.topics.map((t) => this.prefix + t), fromBeginning: true });
        await this.consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: 64,
          eachBatch: (payload) => this.tracked(payload),
        });
        return;
      } catch (error) {
        this.refusal = String(error);
        this.log.warn(`not subscribed yet, next try in ${pauseMs} ms: ${String(error)}`);
        await this.consumer.disconnect().catch(() => undefined);
        await sleep(pauseMs);
      }
    }
  }

  private watch(): void {
    const { GROUP_JOIN, FETCH, REBALANCING, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.joined = true;
      this.refusal = undefined;
      this.crashes = 0;
      this.assigned = Object.values(payload.memberAssignment).reduce((n, list) => n + list.length, 0);
      this.forgetOthers(payload.memberAssignment);
      this.lastProgressMs = Date.now();
    });
    this.consumer.on(FETCH, () => {
      this.lastProgressMs = Date.now();
    });
    this.consumer.on(REBALANCING, () => void this.commit());
    this.consumer.on(CRASH, ({ payload }) => {
      this.refusal = String(payload.error);
      if (!payload.restart && !this.stopping) void this.startAgain(payload.error);
    });
  }

  /** kafkajs takes passing faults for final: a connection that a busy broker closes while it signs in, a right that comes a moment later. */
  private async startAgain({ message }: Error): Promise<void> {
    this.joined = false;
    this.crashes += 1;
    if (this.crashes > crashesMax) return this.giveUp(`the consumer ${this.options.group} stopped for good: ${message}`);
    await sleep(Math.min(retryPauseMinMs * 2 ** this.crashes, retryPauseMaxMs));
    await this.connect();
  }

  /** What another member has now is no business of ours: committing it could move its offset back. */
  private forgetOthers(assignment: Record<string, number[]>): void {
    for (const [key, { topic, partition }] of this.handled) {
      if (!assignment[topic]?.includes(partition)) {
        this.handled.delete(key);
        this.lags.delete(key);
      }
    }
  }

  private async tracked(payload: EachBatchPayload): Promise<void> {
    const work = this.handleBatch(payload);
    const settled = work.catch(() => undefined);
    this.inHand.add(settled);
    try {
      await work;
    } finally {
      this.inHand.delete(settled);
    }
  }

  private async handleBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { topic, partition } = batch;
    const key = `${topic} ${partition}`;
    const goesOn = () => payload.isRunning() && !payload.isStale() && !this.stopping;
    for (let start = 0; start < batch.messages.length; start += chunkMax) {
      const messages = batch.messages.slice(start, start + chunkMax);
      const records = messages.map((message) => toRecord(this.unprefixed(topic), partition, message));
      if (!(await this.untilDone(records, () => payload.heartbeat(), goesOn))) return;
      const last = messages.at(-1)?.offset ?? '0';
      payload.resolveOffset(last);
      const next = BigInt(last) + 1n;
      const entry = this.handled.get(key);
      if (entry) entry.next = next;
      else this.handled.set(key, { topic, partition, next, committed: -1n });
      this.lags.set(key, Math.max(0, Number(BigInt(batch.highWatermark) - next)));
      this.lastProgressMs = Date.now();
    }
    if (this.restMs > 0 && goesOn()) await sleep(this.restMs);
  }

  /** Hands records over until they are done; false when this member has to let go of them before. */
  private async untilDone(
    records: readonly ReceivedRecord[],
    heartbeat: () => Promise<void>,
    goesOn: () => boolean,
  ): Promise<boolean> {
    const alive = showAlive(heartbeat);
    try {
      for (let pauseMs = retryPauseMinMs; goesOn(); pauseMs = Math.min(pauseMs * 2, retryPauseMaxMs)) {
        if ((await this.options.handler(records)) === 'done') return true;
        alive.throwIfRefused();
        await sleep(pauseMs);
      }
      return false;
    } finally {
      alive.stop();
    }
  }

  private unprefixed(topic: string): string {
    return topic.slice(this.prefix.length);
  }

  private async tick(): Promise<void> {
    await this.commit();
    const stoodMs = Date.now() - this.lastProgressMs;
    if (this.inHand.size > 0 && stoodMs > standstillMs && !this.stopping)
      this.giveUp(`the consumer ${this.options.group} has stood still for ${Math.round(stoodMs / 1000)} s`);
  }

  /** Commits what is handled and settled. A commit that fails only means that records come again. */
  private async commit(): Promise<void> {
    const due = [...this.handled.values()].filter((p) => p.next > p.committed);
    if (due.length === 0 || !this.joined) return;
    const offsets = due.map(({ topic, partition, next }) => ({ topic, partition, offset: next.toString() }));
    try {
      if (this.options.settle && (await this.options.settle()) === 'retry') return;
      await this.consumer.commitOffsets(offsets);
      due.forEach((entry, index) => (entry.committed = BigInt(offsets[index]?.offset ?? entry.committed)));
    } catch (error) {
      this.log.debug(`offsets not committed, will try again: ${String(error)}`);
    }
  }

  health(): SubscriptionHealth {
    const lag = [...this.lags.values()].reduce((sum, n) => sum + n, 0);
    return {
      group: this.options.group,
      joined: this.joined,
      assignedPartitions: this.assigned,
      lastProgressMs: this.lastProgressMs,
      lag,
      ...(this.refusal && { refusal: this.refusal }),
    };
  }

  async stop(deadlineMs: number): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    const deadline = sleep(deadlineMs, undefined, { ref: false });
    await Promise.race([Promise.all(this.inHand), deadline]);
    await Promise.race([this.commit(), deadline]);
    await Promise.race([this.consumer.disconnect().catch(() => undefined), deadline]);
  }
}

/** Shows the group that the member lives while it works; a rebalance it learns of meanwhile is thrown when asked for. */
function showAlive(heartbeat: () => Promise<void>): { stop: () => void; throwIfRefused: () => void } {
  let refusal: Error | undefined;
  const timer = setInterval(() => {
    heartbeat().catch((error: unknown) => (refusal = error instanceof Error ? error : new Error(String(error))));
  }, heartbeatMs);
  return {
    stop: () => clearInterval(timer),
    throwIfRefused: () => {
      if (refusal) throw refusal;
    },
  };
}

function toRecord(topic: string, partition: number, message: KafkaMessage): ReceivedRecord {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [
    name,
    String(Array.isArray(value) ? value[0] : (value ?? '')),
  ]);
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString('utf8') ?? '',
    value: message.value ?? Buffer.alloc(0),
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}

const exitGraceMs = 100;

/** A process that cannot consume any more ends, so that whoever runs it starts it anew. */
function exitProcess(reason: string): void {
  new Logger('kafka').fatal(reason);
  setTimeout(() => process.exit(1), exitGraceMs);
}
