import { Injectable } from '@nestjs/common';
import { nobody, type Reach } from '@owcr/access';
import { DataSource, type EntityManager } from 'typeorm';
import { PipelinedTransaction } from './pipelined-transaction.js';
import { statedBy } from './stated.js';
import { Wake } from './wake.js';

/** A TypeORM EntityManager inside an open transaction. */
export type Tx = EntityManager;

/**
 * One transaction within a reach; `READ ONLY` for one that changes nothing. Commits what `work` did and resolves with its result; rolls
 * back and rejects when it throws, or when a statement failed that nobody waited for.
 */
export async function transactionIn<T>(
  dataSource: DataSource,
  reach: Reach,
  work: (tx: Tx) => Promise<T>,
  mode: 'READ WRITE' | 'READ ONLY' = 'READ WRITE',
): Promise<T> {
  const isReadOnly = mode === 'READ ONLY';
  const opening = [`START TRANSACTION ${mode}`, ...(reach === nobody ? [] : [reach])];
  const runner = dataSource.createQueryRunner();
  try {
    await PipelinedTransaction.on(runner, opening.join('; '), isReadOnly);
    return await runner.manager.transaction(work);
  } finally {
    await runner.release();
  }
}

/**
 * Sends a statement whose result nobody reads, after those sent before: resolves once it is sent, not when it is answered. Its failure fails
 * the transaction: what is asked afterwards, and the commit, reject with it.
 */
export function send(tx: Tx, sql: string, parameters?: unknown[]): Promise<void> {
  PipelinedTransaction.of(tx.queryRunner).send(sql, parameters);
  return sent;
}

const sent = Promise.resolve();

/** Has something done in this process once a transaction is committed; where it is rolled back, or the process dies, it is not. It must not throw. */
export function onceCommitted(tx: Tx, work: () => void): void {
  PipelinedTransaction.of(tx.queryRunner).onceCommitted(work);
}

/** The same, and tells `wake` of it once it is committed, with the events it has stated. */
export async function committedIn<T>(dataSource: DataSource, wake: Wake, reach: Reach, work: (tx: Tx) => Promise<T>): Promise<T> {
  let inHand: Tx | undefined;
  const result = await transactionIn(dataSource, reach, (tx) => work((inHand = tx)));
  wake.committed(inHand ? statedBy(inHand) : []);
  return result;
}

/** Extends the reach of an open transaction until it ends, for what a request leads to beyond what its sender may touch. */
export function extendReach(tx: Tx, reach: Reach): Promise<void> {
  return send(tx, reach);
}

/** The one way to write: a change and the events that state it are committed together, then the relay is woken. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly wake: Wake,
  ) {}

  /** Commits what `work` did within `reach` and resolves with its result; rolls everything back and rejects when it throws. */
  run<T>(work: (tx: Tx) => Promise<T>, reach: Reach = nobody): Promise<T> {
    return committedIn(this.dataSource, this.wake, reach, work);
  }
}
