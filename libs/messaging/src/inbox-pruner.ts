import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { theService } from '@owcr/access';
import { DataSource } from 'typeorm';
import { pruneInbox, pruneStepMax } from './inbox.js';
import { transactionIn } from './transactions.js';

const everyMs = 10 * 60 * 1000;

/** Keeps the inbox from growing for ever. */
@Injectable()
export class InboxPruner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(InboxPruner.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.prune(), everyMs);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async prune(): Promise<void> {
    try {
      let gone = 0;
      for (let step = pruneStepMax; step === pruneStepMax; gone += step)
        step = await transactionIn(this.dataSource, theService, pruneInbox);
      if (gone > 0) this.log.log(`${gone} old marks removed from the inbox`);
    } catch (error) {
      this.log.warn(`old marks stay in the inbox: ${String(error)}`);
    }
  }
}
