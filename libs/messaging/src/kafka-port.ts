/** A message as Kafka carries it. `topic` is without prefix. */
export interface KafkaRecord {
  topic: string;
  key: string;
  value: Buffer;
  headers: Record<string, string>;
}

export interface ReceivedRecord extends KafkaRecord {
  partition: number;
  offset: string;
}

/**
 * What became of a list of records: `done`, their offsets may be committed, after `settle` where there is one; `retry`, they are handed over again after a
 * pause. To park a bad message is the work of the layer above, which answers `done` once it is stored.
 */
export type Outcome = 'done' | 'retry';

export type RecordHandler = (records: readonly ReceivedRecord[]) => Promise<Outcome>;

export interface SubscribeOptions {
  topics: readonly string[];
  group: string;
  handler: RecordHandler;
  /**
   * Asked before offsets are committed: to store what the handler has answered `done` for and keeps in memory only. While it answers
   * `retry` they are not.
   */
  settle?: () => Promise<Outcome>;
  /** So long records may wait so that more are handed over at once, in milliseconds. 0 unless given. */
  gatherMs?: number;
}

export interface SubscriptionHealth {
  group: string;
  /** False until the group was joined for the first time. */
  joined: boolean;
  assignedPartitions: number;
  /** Epoch milliseconds of the last sign of life: a fetch, or records handled. */
  lastProgressMs: number;
  /** Records that are known to be on the broker and not handled yet. */
  lag: number;
  /** Why it is not in its group: what the broker, or the way there, said last. Gone once it has joined. */
  refusal?: string;
}

export interface Subscription {
  health(): SubscriptionHealth;
  /** Takes nothing new, waits for what is in hand, commits, leaves the group. Gives up after `deadlineMs`. */
  stop(deadlineMs: number): Promise<void>;
}

/**
 * What the messaging needs of a broker.
 *
 * - `publish` resolves when all in-sync replicas have every record; when it rejects, some may have been written. Records of
 *   one key arrive in the order given, also across calls. One call is under way at a time; further ones wait.
 * - `subscribe` delivers each record of the topics at least once to one member of the group, in order per key, from the
 *   earliest record the group has not committed. Records of one partition are never handed over twice at the same time.
 *   A record whose handler answered `done` may come again after a crash or a rebalance; one whose handler did not is not
 *   skipped. It keeps trying while the broker is away.
 * - Topics are never made by accident: publishing to or subscribing to one that does not exist waits or fails.
 */
export interface KafkaPort {
  publish(records: readonly KafkaRecord[]): Promise<void>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Stops publishing and closes connections; subscriptions are stopped by their owner first. */
  close(): Promise<void>;
}

/** The injection token of the port. */
export const KAFKA_PORT = Symbol('KafkaPort');
