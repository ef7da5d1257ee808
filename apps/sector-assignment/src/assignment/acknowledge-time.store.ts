import { Injectable } from '@nestjs/common';
import type { DataOf } from '@owcr/contracts';
import { send, type Tx } from '@owcr/messaging';
import type { AcknowledgeTime } from './acknowledge-time.js';

/** Categories times priorities: a department has tens of them. */
const timesMax = 2_000;

@Injectable()
export class AcknowledgeTimeStore {
  all(tx: Tx): Promise<AcknowledgeTime[]> {
    return tx.query(`SELECT category, priority, seconds FROM acknowledge_time LIMIT ${timesMax}`);
  }

  /** Each as the last of these says. */
  async save(tx: Tx, policies: readonly DataOf<'policy.changed.v1'>[]): Promise<void> {
    const latest = [...new Map(policies.map((policy) => [policy.policyId, policy])).values()];
    await send(
      tx,
      `INSERT INTO acknowledge_time (policy_id, category, priority, seconds)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[])
       ON CONFLICT (policy_id) DO UPDATE SET (category, priority, seconds) = (excluded.category, excluded.priority, excluded.seconds)`,
      [
        latest.map(({ policyId }) => policyId),
        latest.map(({ category }) => category),
        latest.map(({ priority }) => priority),
        latest.map(({ acknowledgeSeconds }) => acknowledgeSeconds),
      ],
    );
  }
}
