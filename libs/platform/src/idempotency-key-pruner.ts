import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { theService } from '@owcr/access';
import { transactionIn } from '@owcr/messaging';
import { DataSource } from 'typeorm';

/** As in the policy that lets them be found by the service. */
const keptDays = 7;
const pruneEveryMs = 10 * 60 * 1000;
/** One step, so that no delete holds its locks for long. */
const rowsMax = 5_000;

/** Forgets idempotency keys after a week: a client that repeats a command does so within minutes. */
@Injectable()
export class IdempotencyKeyPruner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IdempotencyKeyPruner.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.prune().catch((error: unknown) => this.logger.warn(`idempotency keys were not pruned: ${String(error)}`));
    }, pruneEveryMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Deletes what is too old, step by step. Returns how many keys went. */
  async prune(): Promise<number> {
    let total = 0;
    for (;;) {
      const [, deleted] = await transactionIn(this.dataSource, theService, (tx) =>
        tx.query<[unknown, number]>(
          `DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM idempotency_key WHERE created_at < now() - make_interval(days => $1) LIMIT $2))`,
          [keptDays, rowsMax],
        ),
      );
      total += deleted;
      if (deleted < rowsMax) return total;
    }
  }
}
