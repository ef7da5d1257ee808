import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { IssueClocks } from './clock.js';
import { ClockStore } from './clock.store.js';

/** The deadlines of one issue, to be shown. */
@Injectable()
export class DeadlineStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clocks: ClockStore,
  ) {}

  /** Undefined where no deadline was ever set. */
  async find(issueId: string): Promise<IssueClocks | undefined> {
    const state = await this.clocks.read(this.dataSource.manager, issueId);
    return state?.details ? state : undefined;
  }
}
