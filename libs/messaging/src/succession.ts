import { isCompacted, isOrdered } from '@owcr/contracts';
import { LRUCache } from 'lru-cache';
import type { KafkaRecord } from './kafka-port.js';

/** What is published at once: below Kafka's limit for one record batch (1 MiB), whichever partition it goes to. One row is at most 900 kB. */
export const batchLimits = { records: 500, bytes: 950_000 } as const;
/** More than that waits in the table alone. */
const waitingMax = 5_000;
/** Keys whose last version is remembered. Forgetting one costs a look into the table. */
const keysRemembered = 50_000;
/** Headers and framing of a record, generously. */
export const recordOverheadBytes = 1_000;

/**
 * Which events may be published from memory. After its commit an event is in the outbox table and here. It may go from here only if
 * nothing of its key can be behind it: it is the first of its key, or Kafka has confirmed the one before it to this very process. All
 * else is left to the table, whose rows are in order. What came late from elsewhere is then published twice, never out of order.
 *
 * Compacted topics go by the table always: there the last record of a key is its state, and a second copy of an older one would undo it.
 */
export class Succession {
  private waiting: KafkaRecord[] = [];
  private readonly confirmedVersions: LRUCache<string, number>;
  private leftToTable = new Set<string>();
  private isAllLeft = true;

  constructor(remembered = keysRemembered) {
    this.confirmedVersions = new LRUCache({ max: remembered });
  }

  /** Events that a transaction of this process has committed, in its order. */
  committed(records: readonly KafkaRecord[]): void {
    if (this.waiting.length + records.length > waitingMax) this.leaveAll();
    else this.waiting.push(...records);
  }

  /** What may be published now, in order per key; what may not is left to the table. */
  next(): KafkaRecord[] {
    const batch: KafkaRecord[] = [];
    const inBatch = new Map<string, number>();
    let [bytes, looked] = [0, 0];
    for (const record of this.waiting) {
      bytes += record.value.length + recordOverheadBytes;
      if (batch.length === batchLimits.records || (batch.length > 0 && bytes > batchLimits.bytes)) break;
      looked++;
      const stream = streamOf(record);
      const [version, last] = [versionOf(record), inBatch.get(stream) ?? this.confirmedVersions.get(stream) ?? 0];
      if (version <= last) continue;
      if (version !== last + 1 || isCompacted(record.topic)) this.leftToTable.add(record.key);
      else {
        batch.push(record);
        inBatch.set(stream, version);
      }
    }
    this.waiting.splice(0, looked);
    return batch;
  }

  /** Kafka has these, and everything of their keys before them. */
  confirmed(records: readonly KafkaRecord[]): void {
    for (const record of records) if (isOrdered(record.topic)) this.confirmedVersions.set(streamOf(record), versionOf(record));
  }

  /** Nobody knows what of the last batch Kafka has: from here on the table says what is to be published. */
  leaveAll(): void {
    this.waiting = [];
    this.leftToTable.clear();
    this.isAllLeft = true;
  }

  /** The keys whose events have to be looked for in the table, or all of them; null: none. Asked once, then theirs who asked. */
  takeLeft(): 'all' | readonly string[] | null {
    const left = this.isAllLeft ? 'all' : this.leftToTable.size > 0 ? [...this.leftToTable] : null;
    this.isAllLeft = false;
    this.leftToTable.clear();
    return left;
  }

  /** Back into the hands of the table: these could not be published yet. */
  leave(keys: 'all' | readonly string[]): void {
    if (keys === 'all') this.isAllLeft = true;
    else for (const key of keys) this.leftToTable.add(key);
  }

  /** Whether something was committed that `next` has not looked at. */
  get hasFresh(): boolean {
    return this.waiting.length > 0;
  }
}

const streamOf = ({ topic, key }: KafkaRecord): string => `${topic}\n${key}`;
/** The count of events of the key on its topic, from 1. */
const versionOf = ({ headers }: KafkaRecord): number => Number(headers.ce_aggversion);
