import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** One transaction. In a service with messaging it is messaging's `Transactions`, which also wakes the relay. */
export abstract class UnitOfWork {
  abstract run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
}

/** For a service that states no events. */
@Injectable()
export class PlainUnitOfWork extends UnitOfWork {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work);
  }
}
