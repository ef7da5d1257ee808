import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { assertNever, type DomainEvent, type Location } from '@owcr/contracts';
import { Subscribe, type EventBatch } from '@owcr/messaging';
import type { Issue } from './assignment.js';
import { AssignmentStore } from './assignment.store.js';
import type { Desk } from './desk.js';
import { DeskOpener } from './desk.opener.js';

export const dispatchTypes = [
  'issue.reported.v1',
  'issue.reopened.v1',
  'issue.resolved.v1',
  'issue.closed.v1',
  'issue.withdrawn.v1',
  'issue.merged.v1',
] as const;
export type DispatchType = (typeof dispatchTypes)[number];

/** Gives every issue that is reported or reopened to an officer, or puts it in front of a clerk; takes those that end off their load. */
@Controller()
export class DispatchController {
  constructor(
    private readonly store: AssignmentStore,
    private readonly desks: DeskOpener,
  ) {}

  @Subscribe({ consumer: 'assignment.dispatch', types: dispatchTypes })
  async follow(@Payload() { tx, events }: EventBatch<DispatchType>): Promise<void> {
    const known = await this.store.lock(tx, [...new Set(events.map(({ data }) => data.issueId))]);
    const desk = await this.desks.open(tx, { known, locations: events.map(locationOf), now: new Date().toISOString() });
    for (const event of events) dispatch(desk, event);
    await this.desks.close(tx, desk);
  }
}

function dispatch(desk: Desk, event: DomainEvent<DispatchType>): void {
  const { issueId } = event.data;
  switch (event.type) {
    case 'issue.reported.v1': {
      const issue = issueOf(event.data, event.data.history ? event.time : event.data.reportedAt);
      desk.apply(issueId, { type: 'Dispatch', cause: 'reported', issue, finding: desk.find(issue, []) });
      return;
    }
    case 'issue.reopened.v1': {
      const issue = issueOf(event.data, event.data.at);
      desk.apply(issueId, {
        type: 'Dispatch',
        cause: 'reopened',
        issue,
        finding: desk.findAgain(desk.assignmentOf(issueId), issue),
      });
      return;
    }
    case 'issue.resolved.v1':
      desk.apply(issueId, { type: 'Close', cause: 'resolved' });
      return;
    case 'issue.closed.v1':
      desk.apply(issueId, { type: 'Close', cause: event.data.cause });
      return;
    case 'issue.withdrawn.v1':
      desk.apply(issueId, { type: 'Close', cause: 'withdrawn' });
      return;
    case 'issue.merged.v1':
      desk.apply(issueId, { type: 'Close', cause: 'merged' });
      return;
    default:
      assertNever(event);
  }
}

function locationOf({ data }: DomainEvent<DispatchType>): Location | null {
  return 'location' in data ? data.location : null;
}

function issueOf(
  { reference, category, priority, location, reportedAt, history }: Omit<Issue, 'timedFrom'>,
  timedFrom: string,
): Issue {
  return { reference, category, priority, location, reportedAt, timedFrom, ...(history && { history }) };
}
