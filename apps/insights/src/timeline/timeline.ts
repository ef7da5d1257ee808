import type { DomainEvent, EventType } from '@owcr/contracts';

/** Every event that is about one issue. */
export type IssueEventType = Exclude<
  EventType,
  'officer.changed.v1' | 'sector.changed.v1' | 'policy.changed.v1' | 'audit.recorded.v1' | 'audit.anchored.v1'
>;
export type IssueEvent = DomainEvent<IssueEventType>;

/** One thing that happened to an issue, as it is kept. */
export interface TimelineEntry {
  issueId: string;
  eventId: string;
  type: string;
  at: string;
  service: string;
  by: string | null;
  facts: Record<string, unknown>;
  /** Causal place among things of the same instant: see `causalOrder`. */
  position: number;
  /** Counts the events of one key on one topic. */
  version: number;
}

export interface TimelineItem {
  type: string;
  at: string;
  service: string;
  by: string | null;
  facts: Record<string, unknown>;
  /** Zero for the first. */
  sincePreviousMs: number;
}

/**
 * What can only come after what, across topics: an issue is reported before somebody is responsible, somebody is responsible
 * before they are told, they acknowledge before they start. It decides where two things bear the same millisecond, which
 * happens in bursts and in imports. Where it does not decide either, the order on their own topic does, then the event id.
 */
export const causalOrder: readonly IssueEventType[] = [
  'issue.reported.v1',
  'issue.reopened.v1',
  'issue.unmerged.v1',
  'issue.corrected.v1',
  'assignment.review-needed.v1',
  'assignment.located.v1',
  'assignment.declined.v1',
  'assignment.made.v1',
  'deadline.set.v1',
  'assignment.acknowledged.v1',
  'issue.started.v1',
  'issue.noted.v1',
  'issue.photo-added.v1',
  'issue.referred.v1',
  'deadline.missed.v1',
  'escalation.raised.v1',
  'escalation.moved.v1',
  'escalation.reminded.v1',
  'escalation.acknowledged.v1',
  'issue.merged.v1',
  'issue.withdrawn.v1',
  'issue.resolved.v1',
  'deadline.met.v1',
  'deadline.cancelled.v1',
  'escalation.closed.v1',
  'notification.sent.v1',
  'notification.posted.v1',
  'issue.closed.v1',
  'issue.reporter-erased.v1',
];

const positions = new Map<IssueEventType, number>(causalOrder.map((type, position) => [type, position]));

/** Told beside the facts or not at all: an exact place belongs on a map that asks for permission, not in a list of facts. */
const notFacts = new Set(['issueId', 'at', 'by', 'location', 'reportedBy']);

/** What is kept of an event. */
export function entryOf(event: IssueEvent): TimelineEntry {
  return {
    issueId: event.data.issueId,
    eventId: event.id,
    type: event.type,
    at: happenedAt(event),
    service: event.source,
    by: actorOf(event),
    facts: Object.fromEntries(Object.entries(event.data).filter(([name, value]) => !notFacts.has(name) && value !== null)),
    position: positions.get(event.type) ?? causalOrder.length,
    version: event.version,
  };
}

/** The timeline as it is read: in order, each with the time since the one before. */
export function timelineOf(entries: readonly TimelineEntry[]): TimelineItem[] {
  const ordered = [...entries].sort(compareEntries);
  return ordered.map(({ type, at, service, by, facts }, index) => {
    const previous = ordered[index - 1];
    return {
      type,
      at,
      service,
      by,
      facts,
      sincePreviousMs: previous ? Math.max(0, Date.parse(at) - Date.parse(previous.at)) : 0,
    };
  });
}

function compareEntries(a: TimelineEntry, b: TimelineEntry): number {
  return (
    firstFirst(a, b) ||
    Date.parse(a.at) - Date.parse(b.at) ||
    a.position - b.position ||
    a.version - b.version ||
    (a.eventId < b.eventId ? -1 : 1)
  );
}

/** Being reported comes first, even where another machine's clock is behind. */
function firstFirst(a: TimelineEntry, b: TimelineEntry): number {
  return Number(b.type === causalOrder[0]) - Number(a.type === causalOrder[0]);
}

function happenedAt(event: IssueEvent): string {
  return event.type === 'issue.reported.v1' ? event.data.reportedAt : event.data.at;
}

/** Who did it, where a person did. */
function actorOf(event: IssueEvent): string | null {
  switch (event.type) {
    case 'issue.reported.v1':
      return event.data.reportedBy;
    case 'assignment.declined.v1':
      return event.data.officerId;
    default:
      return 'by' in event.data ? (event.data.by ?? null) : null;
  }
}
