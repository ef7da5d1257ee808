import { Injectable } from '@nestjs/common';
import { theService } from '@owcr/access';
import { Transactions } from '@owcr/messaging';
import { Reads } from '@owcr/platform';
import type { SharedInbox } from './shared-inbox.js';
import { SharedInboxStore } from './shared-inbox.store.js';

/** Brings what everybody of a kind was told into the inbox of one of them, whenever they look. */
@Injectable()
export class SharedCollector {
  constructor(
    private readonly reads: Reads,
    private readonly transactions: Transactions,
    private readonly shared: SharedInboxStore,
  ) {}

  /** Writes only where there is something new. As the service: whose inboxes these are was said by who asks, not by a row. */
  async collect(personId: string, inboxes: readonly SharedInbox[]): Promise<void> {
    if (inboxes.length === 0) return;
    const isBehind = await this.reads.in(theService, (tx) => this.shared.isBehind(tx, personId, inboxes));
    if (isBehind) await this.transactions.run((tx) => this.shared.take(tx, personId, inboxes), theService);
  }
}
