import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { assertNever, type DataOf, type DomainEvent, type Location } from '@owcr/contracts';
import { Subscribe, type EventBatch } from '@owcr/messaging';
import type { Issue } from './assignment.js';
import { AssignmentStore } from './assignment.store.js';
import type { Desk } from './desk.js';
import { DeskOpener } from './desk.opener.js';

export const dispatchTypes = [
  'issue.reported.v1',
  'issue.reopened.v1',
  'issue.unmerged.v1',
  'issue.corrected.v1',
  'issue.resolved.v1',
  'issue.closed.v1',
  'issue.withdrawn.v1',
  'issue.merged.v1',
] as const;
export type DispatchType = (typeof dispatchTypes)[number];

/** Gives every issue that stands to an officer, or puts it in front of a clerk; moves what is corrected; takes those that end off their load. */
@Controller()
export class DispatchController {
  constructor(
    private readonly store: AssignmentStore,
    private readonly desks: DeskOpener,
  ) {}

  @Subscribe({ consumer: 'assignment.dispatch', types: dispatchTypes })
  async follow(@Payload() { tx, events }: EventBatch<DispatchType>): Promise<void> {
    const known = this.store.lock(tx, [...new Set(events.map(({ data }) => data.issueId))]);
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
      desk.apply(issueId, { type: 'Dispatch', cause: 'reported', issue, finding: desk.finder.find(issue, []) });
      return;
    }
    case 'issue.reopened.v1':
      return dispatchAgain(desk, 'reopened', event.data);
    case 'issue.unmerged.v1':
      return dispatchAgain(desk, 'unmerged', event.data);
    case 'issue.corrected.v1':
      return correct(desk, event.data);
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

/** The issue stands again, and waits to be acknowledged from then on. */
function dispatchAgain(
  desk: Desk,
  cause: 'reopened' | 'unmerged',
  data: DataOf<'issue.reopened.v1' | 'issue.unmerged.v1'>,
): void {
  const issue = issueOf(data, data.at);
  const finding = desk.finder.findAgain(desk.assignmentOf(data.issueId), issue);
  desk.apply(data.issueId, { type: 'Dispatch', cause, issue, finding });
}

function correct(desk: Desk, { issueId, by, category, priority, location }: DataOf<'issue.corrected.v1'>): void {
  const assignment = desk.assignmentOf(issueId);
  if (!('issue' in assignment)) return;
  const issue = { ...assignment.issue, category, priority, location };
  const finding = assignment.state === 'closed' ? null : desk.finder.findCorrected(assignment, issue);
  desk.apply(issueId, { type: 'Correct', issue, by, finding });
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
