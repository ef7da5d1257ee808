import { Logger } from '@nestjs/common';
import { theService } from '@owcr/access';
import { type EventType, topicsOf } from '@owcr/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { hold, park } from './dead-letter.store.js';
import type { EventHandler, SubscriptionSpec } from './event-batch.js';
import { isPassing, isTooSlow, reasonOf } from './failures.js';
import { advance, claim } from './inbox.js';
import type { KafkaRecord, Outcome, ReceivedRecord } from './kafka-port.js';
import { batchRetries, eventsHandled, eventsParked } from './metrics.js';
import { statedBy } from './stated.js';
import { transactionIn, type Tx } from './transactions.js';
import type { Wake } from './wake.js';
import { decode, MalformedRecord, readHead } from './wire.js';

/** How often a record that fails by itself is tried before it is parked, and the pauses between. */
const tryPausesMs = [50, 250];
/** So many records that are only noted wait in memory at most. */
const notedMax = 1_000;

/**
 * Handles records of one consumer, a list in one transaction: marks, positions, effects, outgoing events. Where a list
 * fails it is taken again record by record, so that only the bad one is parked.
 */
export class BatchRunner {
  private readonly log = new Logger(BatchRunner.name);
  private readonly wanted: ReadonlySet<string>;
  /** Records that this consumer does not follow, whose keys have come further than is stored. In order. */
  private noted: ReceivedRecord[] = [];
  readonly topics: readonly string[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly wake: Wake,
    readonly spec: SubscriptionSpec,
    private readonly handler: EventHandler,
  ) {
    this.wanted = new Set<EventType>(spec.types);
    this.topics = [...new Set(spec.types.flatMap((type) => topicsOf(type)))];
  }

  /**
   * Never rejects. `retry`: nothing of the rest was done, because the database was away; what was done stays done. A list with nothing in it
   * that this consumer follows is only noted: how far its keys have come is stored with what comes next, or at once where it `mustStore`.
   */
  async run(records: readonly ReceivedRecord[], mustStore = true): Promise<Outcome> {
    try {
      for (const { readable, bad } of splitAtUnreadable(records)) {
        await this.handleOrNote(readable, mustStore || bad !== undefined);
        if (bad) await this.park(bad.record, bad.reason, 1);
      }
      return 'done';
    } catch (error) {
      batchRetries.inc({ consumer: this.spec.consumer });
      this.log.warn(`${this.spec.consumer}: ${records.length} records wait: ${reasonOf(error)}`);
      return 'retry';
    }
  }

  /** Handles one record that was parked or waits behind one, whatever its position. Throws what the handler throws. */
  async handleParked(tx: Tx, record: ReceivedRecord): Promise<void> {
    const event = decode(record);
    const marked = await tx.query<unknown[]>(
      'INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id',
      [this.spec.consumer, event.id],
    );
    if (marked.length > 0 && this.wanted.has(event.type)) await this.handler({ tx, events: [event] });
    await advance(tx, this.spec.consumer, record);
  }

  private async handleOrNote(records: readonly ReceivedRecord[], mustStore: boolean): Promise<void> {
    const all = [...this.noted, ...records];
    if (all.length === 0) return;
    const mayWait = !mustStore && all.length <= notedMax && !records.some((record) => this.wanted.has(readHead(record).type));
    if (!mayWait) await this.handleAll(all);
    this.noted = mayWait ? all.map(headOnly) : [];
  }

  private async handleAll(records: readonly ReceivedRecord[]): Promise<void> {
    try {
      await this.inOneTransaction(records);
    } catch (error) {
      if (isPassing(error) && !isTooSlow(error) && records.length === 1) throw error;
      if (records.length > 1) this.log.warn(`${this.spec.consumer}: ${records.length} records one by one: ${reasonOf(error)}`);
      for (const record of records) await this.handleOne(record);
    }
  }

  private async handleOne(record: ReceivedRecord): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.inOneTransaction([record]);
      } catch (error) {
        if (isPassing(error) && !isTooSlow(error)) throw error;
        const pauseMs = tryPausesMs[attempt];
        if (pauseMs === undefined) return await this.park(record, reasonOf(error), attempt + 1);
        await sleep(pauseMs);
      }
    }
  }

  private async inOneTransaction(records: readonly ReceivedRecord[]): Promise<void> {
    const { consumer } = this.spec;
    const work = async (tx: Tx): Promise<number> => {
      const { fresh, held, gaps } = await claim(tx, consumer, records, this.wanted);
      for (const gap of gaps) this.log.error(`${consumer}: an event is missing on ${gap}`);
      if (fresh.length > 0) await this.handler({ tx, events: fresh.map(decode) });
      await hold(tx, consumer, held);
      return fresh.length;
    };
    let stated: readonly KafkaRecord[] = [];
    const handled = await transactionIn(this.dataSource, theService, async (tx) => {
      const count = await work(tx);
      stated = statedBy(tx);
      return count;
    });
    if (handled === 0) return;
    eventsHandled.inc({ consumer }, handled);
    this.wake.committed(stated);
  }

  private async park(record: ReceivedRecord, reason: string, attempts: number): Promise<void> {
    await transactionIn(this.dataSource, theService, (tx) => park(tx, this.spec.consumer, record, reason, attempts));
    eventsParked.inc({ consumer: this.spec.consumer });
    this.log.error(`${this.spec.consumer}: parked ${record.topic}[${record.partition}]@${record.offset}: ${reason}`);
  }
}

/** Without its value, which would keep the whole fetch it came with in memory. */
const headOnly = (record: ReceivedRecord): ReceivedRecord => ({ ...record, value: noValue });
const noValue = Buffer.alloc(0);

interface Stretch {
  readable: ReceivedRecord[];
  /** What is no event at all, and ends the stretch. It is parked without a try: trying again cannot make it one. */
  bad?: { record: ReceivedRecord; reason: string };
}

/** Cuts a list behind each record that cannot be read, so that what came before it is handled before it is parked. */
function splitAtUnreadable(records: readonly ReceivedRecord[]): Stretch[] {
  const stretches: Stretch[] = [{ readable: [] }];
  for (const record of records) {
    const last = stretches.at(-1);
    try {
      readHead(record);
      last?.readable.push(record);
    } catch (error) {
      if (!(error instanceof MalformedRecord)) throw error;
      if (last) last.bad = { record, reason: error.message };
      stretches.push({ readable: [] });
    }
  }
  return stretches;
}
