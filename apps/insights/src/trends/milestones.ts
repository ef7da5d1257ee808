import type { IssueEvent } from '../timeline/timeline.js';

/**
 * What trends are worked out from, beside what the board knows of an issue. Each is the earliest or the latest of its kind, so that
 * events may come in any order and more than once. ISO 8601.
 */
export interface Milestones {
  issueId: string;
  /** First. */
  acknowledgedAt: string | null;
  /** Last. It counts while the issue was not reopened after it. */
  resolvedAt: string | null;
  /** Last. */
  reopenedAt: string | null;
  /** When it was first noted that the deadline was missed. */
  acknowledgeMissedAt: string | null;
  resolveMissedAt: string | null;
  /** When a deadline was met first. Imported history has none. */
  acknowledgeMetAt: string | null;
  resolveMetAt: string | null;
}

type Milestone = Exclude<keyof Milestones, 'issueId'>;

const isLast: Readonly<Record<Milestone, boolean>> = {
  acknowledgedAt: false,
  resolvedAt: true,
  reopenedAt: true,
  acknowledgeMissedAt: false,
  resolveMissedAt: false,
  acknowledgeMetAt: false,
  resolveMetAt: false,
};

/** What a batch of events says of the milestones of its issues; of each issue once, by id, so that batches never wait for each other in a circle. */
export function milestonesOf(events: readonly IssueEvent[]): Milestones[] {
  const found = new Map<string, Milestones>();
  for (const event of events) {
    const milestone = milestoneOf(event);
    if (!milestone || !('at' in event.data)) continue;
    const { issueId, at } = event.data;
    const known = found.get(issueId) ?? none(issueId);
    found.set(issueId, { ...known, [milestone]: pick(known[milestone], at, isLast[milestone]) });
  }
  return [...found.values()].sort((a, b) => (a.issueId < b.issueId ? -1 : 1));
}

function milestoneOf(event: IssueEvent): Milestone | null {
  switch (event.type) {
    case 'assignment.acknowledged.v1':
      return 'acknowledgedAt';
    case 'issue.resolved.v1':
      return 'resolvedAt';
    case 'issue.reopened.v1':
      return 'reopenedAt';
    case 'deadline.missed.v1':
      return event.data.kind === 'acknowledge' ? 'acknowledgeMissedAt' : 'resolveMissedAt';
    case 'deadline.met.v1':
      return event.data.kind === 'acknowledge' ? 'acknowledgeMetAt' : 'resolveMetAt';
    default:
      return null;
  }
}

function none(issueId: string): Milestones {
  return {
    ...{ issueId, acknowledgedAt: null, resolvedAt: null, reopenedAt: null },
    ...{ acknowledgeMissedAt: null, resolveMissedAt: null, acknowledgeMetAt: null, resolveMetAt: null },
  };
}

/** As text they do not compare: their fractions differ in length. */
function pick(known: string | null, at: string, last: boolean): string {
  if (known === null) return at;
  return Date.parse(at) > Date.parse(known) === last ? at : known;
}
