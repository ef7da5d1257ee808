import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import type { DomainEvent, EventType } from '@owcr/contracts';
import { Subscribe } from '@owcr/messaging';
import type { EventBatch } from '@owcr/messaging';
import { boardEventTypes } from './board/board.js';
import type { BoardEvent } from './board/board.js';
import { BoardStore } from './board/board.store.js';
import { causalOrder, entryOf } from './timeline/timeline.js';
import type { IssueEvent } from './timeline/timeline.js';
import { TimelineStore } from './timeline/timeline.store.js';
import { milestonesOf } from './trends/milestones.js';
import { MilestoneStore } from './trends/milestone.store.js';

export const consumer = 'insights.views';
export const followed = [...causalOrder, 'sector.changed.v1'] as const satisfies readonly EventType[];
export type Followed = (typeof followed)[number];

const onBoard: ReadonlySet<EventType> = new Set(boardEventTypes);

/**
 * Keeps all read models from one subscription: each event is fetched, decoded and marked once, and one transaction holds what
 * it means everywhere. Two subscriptions would double the work of a service that reads all there is.
 */
@Controller()
export class ViewsConsumer {
  constructor(
    private readonly timeline: TimelineStore,
    private readonly board: BoardStore,
    private readonly milestones: MilestoneStore,
  ) {}

  @Subscribe({ consumer, types: followed })
  async follow(@Payload() { tx, events }: EventBatch<Followed>): Promise<void> {
    const aboutIssues = events.filter((event): event is IssueEvent => event.type !== 'sector.changed.v1');
    await this.timeline.add(tx, aboutIssues.map(entryOf));
    await this.milestones.add(tx, milestonesOf(aboutIssues));
    // The board last: from here on until the commit, other instances wait.
    await this.board.follow(tx, {
      issues: aboutIssues.filter((event): event is BoardEvent => onBoard.has(event.type)),
      sectors: events.filter((event): event is DomainEvent<'sector.changed.v1'> => event.type === 'sector.changed.v1'),
    });
  }
}
