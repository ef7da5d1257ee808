import { assertNever } from '@owcr/contracts';
import type { DeadlineKind, DomainEvent, EventType, IssueStatus, Priority } from '@owcr/contracts';

/** What can change the board. */
export const boardEventTypes = [
  'issue.reported.v1',
  'issue.started.v1',
  'issue.referred.v1',
  'issue.resolved.v1',
  'issue.reopened.v1',
  'issue.closed.v1',
  'issue.withdrawn.v1',
  'issue.merged.v1',
  'issue.unmerged.v1',
  'issue.corrected.v1',
  'assignment.made.v1',
  'assignment.review-needed.v1',
  'assignment.acknowledged.v1',
  'assignment.declined.v1',
  'deadline.set.v1',
  'deadline.met.v1',
  'deadline.cancelled.v1',
  'escalation.raised.v1',
  'escalation.closed.v1',
] as const satisfies readonly EventType[];

export type BoardEvent = DomainEvent<(typeof boardEventTypes)[number]>;

/** How far the work has come, as `intake` states it. */
export type Lifecycle =
  'unknown' | 'reported' | 'in-progress' | 'referred' | 'resolved' | 'reopened' | 'closed' | 'withdrawn' | 'merged' | 'unmerged';
/** Who is responsible, as `sector-assignment` states it. */
export type Handling = 'none' | 'review' | 'assigned' | 'acknowledged' | 'declined';

/**
 * What is known of one issue. Each owner's events come in order, but nothing orders one topic after another. So what each
 * owner says is kept apart and what it means together is worked out (`statusOf`): the result is the same in whatever order
 * the topics are read, an event that comes before the report is kept, and one that comes late moves nothing backwards.
 */
export interface IssueView {
  issueId: string;
  reference: string | null;
  category: string | null;
  priority: Priority | null;
  reportedAt: string | null;
  lifecycle: Lifecycle;
  lifecycleAt: string | null;
  reopenCount: number;
  handling: Handling;
  handledAt: string | null;
  sector: string | null;
  precinct: string | null;
  officerId: string | null;
  acknowledgeDueAt: string | null;
  resolveDueAt: string | null;
  /** Level of the open escalation of each deadline; 0 when there is none. */
  acknowledgeLevel: number;
  resolveLevel: number;
}

export function unknownIssue(issueId: string): IssueView {
  const nothing = {
    reference: null,
    category: null,
    priority: null,
    reportedAt: null,
    sector: null,
    precinct: null,
    officerId: null,
  };
  const noDeadlines = { acknowledgeDueAt: null, resolveDueAt: null, acknowledgeLevel: 0, resolveLevel: 0 };
  return {
    issueId,
    ...nothing,
    ...noDeadlines,
    lifecycle: 'unknown',
    lifecycleAt: null,
    reopenCount: 0,
    handling: 'none',
    handledAt: null,
  };
}

/** What is known after an event. */
export function evolve(view: IssueView, event: BoardEvent): IssueView {
  switch (event.type) {
    case 'issue.reported.v1': {
      const { reference, category, priority, reportedAt } = event.data;
      return { ...live(view, 'reported', reportedAt), reference, category, priority, reportedAt };
    }
    case 'issue.started.v1':
      return live(view, 'in-progress', event.data.at);
    case 'issue.referred.v1':
      return live(view, 'referred', event.data.at);
    case 'issue.resolved.v1':
      return { ...live(view, 'resolved', event.data.at), reference: event.data.reference };
    case 'issue.reopened.v1': {
      const { reference, category, priority, reportedAt, count, at } = event.data;
      return { ...live(view, 'reopened', at), reference, category, priority, reportedAt, reopenCount: count };
    }
    case 'issue.closed.v1':
      return live(view, 'closed', event.data.at);
    case 'issue.withdrawn.v1':
      return live(view, 'withdrawn', event.data.at);
    case 'issue.merged.v1':
      return live(view, 'merged', event.data.at);
    case 'issue.unmerged.v1': {
      const { reference, category, priority, reportedAt, at } = event.data;
      return { ...live(view, 'unmerged', at), reference, category, priority, reportedAt };
    }
    case 'issue.corrected.v1': {
      const { reference, category, priority, reportedAt } = event.data;
      return { ...view, reference, category, priority, reportedAt };
    }
    case 'assignment.made.v1': {
      const { reference, category, priority, reportedAt, sector, precinct, officerId, at } = event.data;
      return {
        ...view,
        reference,
        // What the issue's own events said holds: it may have been corrected since this one was decided.
        category: view.category ?? category,
        priority: view.priority ?? priority,
        reportedAt: view.reportedAt ?? reportedAt,
        sector,
        precinct,
        officerId,
        handling: 'assigned',
        handledAt: at,
      };
    }
    case 'assignment.review-needed.v1': {
      const { reference, sector = view.sector, precinct = view.precinct, at } = event.data;
      return { ...view, reference, sector, precinct, officerId: null, handling: 'review', handledAt: at };
    }
    case 'assignment.acknowledged.v1':
      return { ...view, officerId: event.data.officerId, handling: 'acknowledged', handledAt: event.data.at };
    case 'assignment.declined.v1':
      return { ...view, officerId: null, handling: 'declined', handledAt: event.data.at };
    case 'deadline.set.v1':
      return withDue(view, event.data.kind, event.data.dueAt);
    case 'deadline.met.v1':
    case 'deadline.cancelled.v1':
      return withDue(view, event.data.kind, null);
    case 'escalation.raised.v1':
      return withLevel(view, event.data.kind, event.data.level);
    case 'escalation.closed.v1':
      return event.data.level < levelOf(view, event.data.kind) ? view : withLevel(view, event.data.kind, 0);
    default:
      return assertNever(event);
  }
}

function live(view: IssueView, lifecycle: Lifecycle, at: string): IssueView {
  return { ...view, lifecycle, lifecycleAt: at };
}

function withDue(view: IssueView, kind: DeadlineKind, dueAt: string | null): IssueView {
  return kind === 'acknowledge' ? { ...view, acknowledgeDueAt: dueAt } : { ...view, resolveDueAt: dueAt };
}

function withLevel(view: IssueView, kind: DeadlineKind, level: number): IssueView {
  return kind === 'acknowledge' ? { ...view, acknowledgeLevel: level } : { ...view, resolveLevel: level };
}

function levelOf(view: IssueView, kind: DeadlineKind): number {
  return kind === 'acknowledge' ? view.acknowledgeLevel : view.resolveLevel;
}

/** What both owners' facts mean together. Where both apply, the later one holds. */
export function statusOf(view: IssueView): IssueStatus {
  const { lifecycle } = view;
  switch (lifecycle) {
    case 'resolved':
    case 'closed':
    case 'withdrawn':
    case 'merged':
      return lifecycle;
    case 'in-progress':
    case 'referred':
      return isAfter(view.handledAt, view.lifecycleAt) ? (handled(view) ?? 'reported') : lifecycle;
    case 'reopened':
      return isAfter(view.lifecycleAt, view.handledAt) ? lifecycle : (handled(view) ?? lifecycle);
    // Who had it before the merge has it no more.
    case 'unmerged':
      return isAfter(view.lifecycleAt, view.handledAt) ? 'reported' : (handled(view) ?? 'reported');
    case 'reported':
    case 'unknown':
      return handled(view) ?? 'reported';
    default:
      return assertNever(lifecycle);
  }
}

function handled({ handling }: IssueView): 'assigned' | 'acknowledged' | 'reported' | null {
  switch (handling) {
    case 'assigned':
    case 'acknowledged':
      return handling;
    case 'declined':
      return 'reported';
    case 'none':
    case 'review':
      return null;
    default:
      return assertNever(handling);
  }
}

function isAfter(a: string | null, b: string | null): boolean {
  return a !== null && (b === null || Date.parse(a) > Date.parse(b));
}
