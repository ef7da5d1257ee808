import { Injectable } from '@nestjs/common';
import type { Tx } from '@owcr/messaging';
import { refusalOf, type DomainError } from '@owcr/platform';
import type { IssueClocks } from './clock.js';
import { ClockStore } from './clock.store.js';

/** The deadlines of one issue, to be shown. */
@Injectable()
export class DeadlineStore {
  constructor(private readonly clocks: ClockStore) {}

  /** Undefined where no deadline was ever set. */
  async find(tx: Tx, issueId: string): Promise<IssueClocks | undefined> {
    const state = await this.clocks.read(tx, issueId);
    return state?.details ? state : undefined;
  }

  /** Why no deadline of this issue was found within reach. */
  refusalOf(tx: Tx, issueId: string): Promise<DomainError> {
    return refusalOf(
      tx,
      'issue with a deadline',
      'SELECT FROM issue_clock WHERE issue_id = $1 AND reported_at IS NOT NULL',
      issueId,
    );
  }
}
