import { Injectable } from '@nestjs/common';
import { nobody, type Reach } from '@owcr/access';
import { DataSource, type EntityManager } from 'typeorm';
import { statedBy } from './stated.js';
import { Wake } from './wake.js';

/** A TypeORM EntityManager inside an open transaction. */
export type Tx = EntityManager;

const begin = 'START TRANSACTION';

/**
 * One transaction within a reach; `READ ONLY` for one that changes nothing. Commits what `work` did and resolves with its result; rolls
 * back and rejects when it throws. The reach goes with the begin, in one message: a message of its own would be a round trip more
 * for every transaction, and TypeORM has no place to say it.
 */
export async function transactionIn<T>(
  dataSource: DataSource,
  reach: Reach,
  work: (tx: Tx) => Promise<T>,
  mode: 'READ WRITE' | 'READ ONLY' = 'READ WRITE',
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const query = runner.query.bind(runner);
  const opening = [mode === 'READ ONLY' ? `${begin} READ ONLY` : begin, ...(reach === nobody ? [] : [reach])].join('; ');
  runner.query = ((sql: string, ...rest: []) => query(sql === begin ? opening : sql, ...rest)) as typeof runner.query;
  try {
    return await runner.manager.transaction(work);
  } finally {
    await runner.release();
  }
}

/** The same, and tells `wake` of it once it is committed, with the events it has stated. */
export async function committedIn<T>(dataSource: DataSource, wake: Wake, reach: Reach, work: (tx: Tx) => Promise<T>): Promise<T> {
  let inHand: Tx | undefined;
  const result = await transactionIn(dataSource, reach, (tx) => work((inHand = tx)));
  wake.committed(inHand ? statedBy(inHand) : []);
  return result;
}

/** Extends the reach of an open transaction until it ends, for what a request leads to beyond what its sender may touch. */
export async function extendReach(tx: Tx, reach: Reach): Promise<void> {
  await tx.query(reach);
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
