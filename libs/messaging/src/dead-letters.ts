import { Injectable, Logger } from '@nestjs/common';
import { theService } from '@owcr/access';
import { DataSource } from 'typeorm';
import type { BatchRunner } from './batch-runner.js';
import { type DeadLetterRow, lockKey, toRecord } from './dead-letter.store.js';
import { reasonOf } from './failures.js';
import { markGivenUp } from './inbox.js';
import { send, committedIn, transactionIn } from './transactions.js';
import { Wake } from './wake.js';

/** A dead letter as an operator sees it: which event, where, why; not its data. */
export interface DeadLetter {
  id: string;
  consumer: string;
  topic: string;
  key: string;
  eventId: string;
  type: string | null;
  partition: number;
  offset: string;
  state: 'parked' | 'waiting';
  reason: string;
  attempts: number;
  at: string;
}

/** `handled`: how many events went through. `parked`: the one at which it stopped, if it did. */
export interface ReplayResult {
  handled: number;
  parked: string | null;
}

export type ReplayAnswer = ReplayResult | 'not-found' | 'waiting';

const listMax = 500;
/** One call handles at most so many waiting events; another call goes on. */
const drainMax = 1_000;

/** What could not be handled, and the two things to do about it. */
@Injectable()
export class DeadLetters {
  private readonly log = new Logger(DeadLetters.name);
  private readonly runners = new Map<string, BatchRunner>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly wake: Wake,
  ) {}

  /** Makes a consumer's events replayable. */
  register(runner: BatchRunner): void {
    this.runners.set(runner.spec.consumer, runner);
  }

  /** Oldest first, at most 500. */
  async list(): Promise<DeadLetter[]> {
    const rows = await this.rows(
      `SELECT id, consumer, topic, msg_key, event_id, kafka_partition, kafka_offset, headers, state, reason, attempts, created_at
       FROM dead_letter ORDER BY seq LIMIT ${listMax}`,
    );
    return rows.map(toDeadLetter);
  }

  /** Handles a parked event again, then those that wait behind it, until one fails. Safe to call twice. */
  async replay(id: string): Promise<ReplayAnswer> {
    const row = await this.find(id);
    if (!row) return 'not-found';
    if (row.state === 'waiting') return 'waiting';
    return this.drain(row);
  }

  /** Gives a parked event up, for good, then handles those that waited behind it. */
  async drop(id: string, by: string): Promise<ReplayAnswer> {
    const row = await this.find(id);
    if (!row) return 'not-found';
    if (row.state === 'waiting') return 'waiting';
    await transactionIn(this.dataSource, theService, async (tx) => {
      await lockKey(tx, row.consumer, row.topic, row.msg_key);
      await send(tx, 'DELETE FROM dead_letter WHERE id = $1', [id]);
      await markGivenUp(tx, row.consumer, toRecord(row), row.event_id);
    });
    this.log.warn(`${row.consumer}: event ${row.event_id} was dropped by ${by}`);
    return this.drain(row);
  }

  private async find(id: string): Promise<DeadLetterRow | undefined> {
    const [row] = await this.rows('SELECT * FROM dead_letter WHERE id = $1', [id]);
    return row;
  }

  /** Dead letters are about everybody: read for operators, who were asked for their right before. */
  private rows(sql: string, parameters: unknown[] = []): Promise<DeadLetterRow[]> {
    return transactionIn(this.dataSource, theService, (tx) => tx.query<DeadLetterRow[]>(sql, parameters), 'READ ONLY');
  }

  private async drain({ consumer, topic, msg_key: key }: DeadLetterRow): Promise<ReplayResult> {
    const runner = this.runners.get(consumer);
    if (!runner) throw new Error(`no consumer ${consumer} in this service`);
    for (let handled = 0; handled < drainMax; handled++) {
      const step = await this.handleNext(runner, consumer, topic, key);
      if (step === 'empty') return { handled, parked: null };
      if (step !== 'handled') return { handled, parked: step.parked };
    }
    return { handled: drainMax, parked: null };
  }

  private async handleNext(
    runner: BatchRunner,
    consumer: string,
    topic: string,
    key: string,
  ): Promise<'handled' | 'empty' | { parked: string }> {
    let next: DeadLetterRow | undefined;
    try {
      await committedIn(this.dataSource, this.wake, theService, async (tx) => {
        await lockKey(tx, consumer, topic, key);
        [next] = await tx.query<DeadLetterRow[]>(
          'SELECT * FROM dead_letter WHERE consumer = $1 AND topic = $2 AND msg_key = $3 ORDER BY seq LIMIT 1 FOR UPDATE',
          [consumer, topic, key],
        );
        if (!next) return;
        await runner.handleParked(tx, toRecord(next));
        await send(tx, 'DELETE FROM dead_letter WHERE id = $1', [next.id]);
      });
      return next ? 'handled' : 'empty';
    } catch (error) {
      if (!next) throw error;
      const { id } = next;
      const again = `UPDATE dead_letter SET state = 'parked', reason = $2, attempts = attempts + 1 WHERE id = $1`;
      await transactionIn(this.dataSource, theService, (tx) => tx.query(again, [id, reasonOf(error)]));
      return { parked: id };
    }
  }
}

function toDeadLetter(row: DeadLetterRow): DeadLetter {
  return {
    id: row.id,
    consumer: row.consumer,
    topic: row.topic,
    key: row.msg_key,
    eventId: row.event_id,
    type: row.headers.ce_type ?? null,
    partition: row.kafka_partition,
    offset: row.kafka_offset,
    state: row.state,
    reason: row.reason,
    attempts: row.attempts,
    at: row.created_at.toISOString(),
  };
}
