import { assertNever, isOpen, openStatuses } from '@owcr/contracts';
import type { Channel, DomainEvent, IssueStatus, Location, Priority, ResolutionReason, ReviewCause } from '@owcr/contracts';

export interface Resolution {
  reason: ResolutionReason;
  note: string | null;
  at: string;
}

export interface Issue {
  id: string;
  reference: string;
  status: IssueStatus;
  /** Counts every change: what a client says in If-Match. */
  version: number;
  /** Counts the events stated about it: `version` of the last one on the topic. */
  eventCount: number;
  category: string;
  priority: Priority;
  channel: Channel;
  location: Location | null;
  /** When its place was set or corrected last; null: it is as it was reported. */
  locatedAt: string | null;
  reportedBy: string | null;
  reportedAt: string;
  /** Imported from an older system long after it was reported: nothing of it is timed until it is reopened. */
  history?: boolean;
  sector: string | null;
  precinct: string | null;
  officerId: string | null;
  /** The number of the last assignment followed, 0 before the first. */
  assignmentNumber: number;
  /** Why somebody has to look at its place before it can be assigned. */
  reviewCause: ReviewCause | null;
  referredTo: string | null;
  resolution: Resolution | null;
  reopenCount: number;
  /** The issue it was said to be a duplicate of. */
  mergedInto: string | null;
  /** The issue that stands for it now, however often that one was merged in between; null where it stands for itself. */
  survivor: string | null;
}

/** An issue that is over for good takes no more reports into it. */
const mergeTargets: readonly IssueStatus[] = [...openStatuses, 'resolved', 'closed'];

export function takesMerges(status: IssueStatus): boolean {
  return mergeTargets.includes(status);
}

export type LifecycleEvent = DomainEvent<
  | 'assignment.made.v1'
  | 'assignment.review-needed.v1'
  | 'assignment.located.v1'
  | 'assignment.acknowledged.v1'
  | 'assignment.declined.v1'
>;

/**
 * The issue after an event of sector-assignment; the same object where the event changes nothing. An event that comes late
 * never moves an issue backwards: an assignment counts by its number, and what an officer did only while that officer is the one responsible.
 */
export function follow(issue: Issue, event: LifecycleEvent): Issue {
  const next = followed(issue, event);
  return next === issue ? issue : { ...next, version: issue.version + 1 };
}

function followed(issue: Issue, event: LifecycleEvent): Issue {
  switch (event.type) {
    case 'assignment.made.v1': {
      const { number, sector, precinct, officerId } = event.data;
      if (number <= issue.assignmentNumber) return issue;
      const status = isOpen(issue.status) ? 'assigned' : issue.status;
      return { ...issue, status, sector, precinct, officerId, assignmentNumber: number, reviewCause: null };
    }
    case 'assignment.acknowledged.v1':
      if (issue.status !== 'assigned' || issue.officerId !== event.data.officerId) return issue;
      return { ...issue, status: 'acknowledged' };
    case 'assignment.declined.v1':
      if (!isOpen(issue.status) || issue.officerId !== event.data.officerId) return issue;
      return { ...issue, status: 'reported', officerId: null };
    case 'assignment.located.v1': {
      const { location, at } = event.data;
      // It may have been corrected since: the later word holds, whichever arrives first.
      if (issue.locatedAt !== null && Date.parse(at) < Date.parse(issue.locatedAt)) return issue;
      return { ...issue, location, locatedAt: at };
    }
    case 'assignment.review-needed.v1': {
      if (!isOpen(issue.status)) return issue;
      const { cause, sector = issue.sector, precinct = issue.precinct } = event.data;
      return { ...issue, reviewCause: cause, sector, precinct, officerId: null };
    }
    default:
      return assertNever(event);
  }
}
