import { Injectable } from '@nestjs/common';
import { theService, type Reach } from '@owcr/access';
import { extendReach, transactionIn } from '@owcr/messaging';
import { DataSource, type EntityManager } from 'typeorm';
import { forbidden, notFound, type DomainError } from './domain-error.js';

/** Reads of scoped tables, each within what its asker may see. */
@Injectable()
export class Reads {
  constructor(private readonly dataSource: DataSource) {}

  /** What `work` reads within `reach`, in one transaction that can write nothing. */
  in<T>(reach: Reach, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return transactionIn(this.dataSource, reach, work, 'READ ONLY');
  }
}

/**
 * The refusal of one thing that was not found within a reach: 403 where it lies outside, 404 where there is none. `exists` is asked
 * by the service, so the transaction is not to be gone on with: throw the answer. `exists` is a query for the row of `$1`.
 */
export async function refusalOf(tx: EntityManager, name: string, exists: string, id: string): Promise<DomainError> {
  await extendReach(tx, theService);
  const found = await tx.query<unknown[]>(exists, [id]);
  return found.length > 0 ? forbidden() : notFound(name);
}
