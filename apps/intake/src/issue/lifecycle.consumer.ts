import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Subscribe, type EventBatch } from '@owcr/messaging';
import { follow, type LifecycleEvent } from './issue.js';
import { IssueStore } from './issue.store.js';
import { OfficerNameStore } from './officer-name.store.js';

@Controller()
export class LifecycleConsumer {
  constructor(
    private readonly issues: IssueStore,
    private readonly officers: OfficerNameStore,
  ) {}

  /** The issue follows its assignment. Each batch is one lock, one decision in memory and one update. */
  @Subscribe({
    consumer: 'intake.lifecycle',
    types: [
      'assignment.made.v1',
      'assignment.review-needed.v1',
      'assignment.located.v1',
      'assignment.acknowledged.v1',
      'assignment.declined.v1',
    ],
  })
  async followAssignment(@Payload() { tx, events }: EventBatch<LifecycleEvent['type']>): Promise<void> {
    const before = await this.issues.lock(
      tx,
      events.map(({ data }) => data.issueId),
    );
    const after = new Map(before);
    for (const event of events) {
      const issue = after.get(event.data.issueId);
      if (issue) after.set(issue.id, follow(issue, event));
    }
    const changed = [...after.values()].filter((issue) => issue !== before.get(issue.id));
    await this.issues.save(tx, changed, []);
  }

  @Subscribe({ consumer: 'intake.officer-names', types: ['officer.changed.v1'] })
  async followRoster(@Payload() { tx, events }: EventBatch<'officer.changed.v1'>): Promise<void> {
    await this.officers.save(tx, events);
  }
}
