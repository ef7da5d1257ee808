import { Injectable } from '@nestjs/common';
import { nobody, type Reach } from '@owcr/access';
import { transactionIn } from '@owcr/messaging';
import { DataSource, type EntityManager } from 'typeorm';

/** One transaction, which touches of scoped tables what is within `reach`: nothing unless one is given. In a service with messaging it is messaging's `Transactions`, which also wakes the relay. */
export abstract class UnitOfWork {
  abstract run<T>(work: (tx: EntityManager) => Promise<T>, reach?: Reach): Promise<T>;
}

/** For a service that states no events. */
@Injectable()
export class PlainUnitOfWork extends UnitOfWork {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  run<T>(work: (tx: EntityManager) => Promise<T>, reach: Reach = nobody): Promise<T> {
    return transactionIn(this.dataSource, reach, work);
  }
}
