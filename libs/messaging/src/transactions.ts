import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Wake } from './wake.js';

/** A TypeORM EntityManager inside an open transaction. */
export type Tx = EntityManager;

/** The one way to write: a change and the events that state it are committed together, then the relay is woken. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly wake: Wake,
  ) {}

  /** Commits what `work` did and resolves with its result; rolls everything back and rejects when it throws. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.dataSource.transaction(work);
    this.wake.committed();
    return result;
  }
}
