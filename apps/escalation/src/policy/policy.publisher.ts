import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Fact } from '@owcr/contracts';
import { Outbox, Transactions, type Tx } from '@owcr/messaging';
import { type CountedPolicy, PolicyStore } from './policy.store.js';

/** Tells the other services how long things may take. */
@Injectable()
export class PolicyPublisher implements OnApplicationBootstrap {
  constructor(
    private readonly store: PolicyStore,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  /** The policies the system came with were set by a migration, which states nothing. */
  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.run(async (tx) => this.publish(tx, await this.store.takeUnstated(tx)));
  }

  /** States policies whose rows the caller has just changed. */
  async publish(tx: Tx, policies: readonly CountedPolicy[]): Promise<void> {
    await this.outbox.append(tx, policies.map(policyChanged));
  }
}

function policyChanged(policy: CountedPolicy): Fact<'policy.changed.v1'> {
  const { id, category, priority, acknowledgeSeconds, resolveSeconds, changedAt, eventCount } = policy;
  return {
    type: 'policy.changed.v1',
    key: id,
    version: eventCount,
    data: { policyId: id, category, priority, acknowledgeSeconds, resolveSeconds, at: changedAt },
  };
}
