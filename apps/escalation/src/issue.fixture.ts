import { randomUUID } from 'node:crypto';
import type { AssignmentCause, DataOf, Priority } from '@owcr/contracts';
import { event } from '@owcr/testing';

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

/** One issue and the events about it. Times are seconds ago. */
export class IssueStory {
  readonly id = randomUUID();
  private issueVersion = 0;
  private assignmentVersion = 0;
  private readonly details: { reference: string; category: string; priority: Priority; reportedAt: string };
  private readonly history: { history?: true };

  constructor({
    category = 'noise',
    priority = 'normal',
    reportedSecondsAgo = 0,
    history = false,
  }: { category?: string; priority?: Priority; reportedSecondsAgo?: number; history?: boolean } = {}) {
    this.history = history ? { history } : {};
    this.details = {
      reference: `P1-${Math.floor(Math.random() * 100_000)}`,
      category,
      priority,
      reportedAt: ago(reportedSecondsAgo),
    };
  }

  reported() {
    const data = {
      issueId: this.id,
      ...this.details,
      ...this.history,
      channel: 'phone' as const,
      location: null,
      reportedBy: null,
    };
    return event('issue.reported.v1', data, { version: ++this.issueVersion });
  }

  resolved(secondsAgo = 0) {
    const data = {
      issueId: this.id,
      reference: this.details.reference,
      reason: 'fixed' as const,
      by: randomUUID(),
      reportedBy: null,
      at: ago(secondsAgo),
    };
    return event('issue.resolved.v1', data, { version: ++this.issueVersion });
  }

  reopened(secondsAgo = 0) {
    const data = { issueId: this.id, ...this.details, location: null, count: 1, by: null, at: ago(secondsAgo) };
    return event('issue.reopened.v1', data, { version: ++this.issueVersion });
  }

  corrected(category: string) {
    const data = {
      issueId: this.id,
      ...this.details,
      category,
      location: null,
      changed: ['category' as const],
      by: randomUUID(),
    };
    return event('issue.corrected.v1', { ...data, at: ago(0) }, { version: ++this.issueVersion });
  }

  merged(secondsAgo = 0) {
    const data = { issueId: this.id, into: randomUUID(), by: randomUUID(), at: ago(secondsAgo) };
    return event('issue.merged.v1', data, { version: ++this.issueVersion });
  }

  unmerged(secondsAgo = 0) {
    const data = { issueId: this.id, ...this.details, from: randomUUID(), location: null, by: randomUUID(), at: ago(secondsAgo) };
    return event('issue.unmerged.v1', data, { version: ++this.issueVersion });
  }

  withdrawn(secondsAgo = 0) {
    return event('issue.withdrawn.v1', { issueId: this.id, by: null, at: ago(secondsAgo) }, { version: ++this.issueVersion });
  }

  assigned(
    officerId: string,
    {
      precinct = 'P1',
      cause = 'reported',
      secondsAgo = 0,
    }: { precinct?: string; cause?: AssignmentCause; secondsAgo?: number } = {},
  ) {
    const data: DataOf<'assignment.made.v1'> = {
      ...{
        issueId: this.id,
        ...this.details,
        ...this.history,
        number: this.assignmentVersion + 1,
        cause,
        sector: `${precinct}A`,
        precinct,
        officerId,
      },
      previousOfficerId: null,
      reasons: [],
      at: ago(secondsAgo),
    };
    return event('assignment.made.v1', data, { version: ++this.assignmentVersion });
  }

  acknowledged(officerId: string, secondsAgo = 0) {
    const data = { issueId: this.id, officerId, by: officerId, at: ago(secondsAgo) };
    return event('assignment.acknowledged.v1', data, { version: ++this.assignmentVersion });
  }
}

/** An officer under a sergeant, a lieutenant and a commander, in one precinct. */
export function chainOfCommand(precinct: string) {
  const ids = { officer: randomUUID(), sergeant: randomUUID(), lieutenant: randomUUID(), commander: randomUUID() };
  const entry = (rank: keyof typeof ids, supervisorId: string | null): DataOf<'officer.changed.v1'> => ({
    ...{ officerId: ids[rank], badge: ids[rank].slice(0, 8), name: `${precinct} ${rank}`, rank, supervisorId },
    ...{ sectors: [], precincts: [precinct], language: 'en', active: true },
  });
  const roster = [
    entry('officer', ids.sergeant),
    entry('sergeant', ids.lieutenant),
    entry('lieutenant', ids.commander),
    entry('commander', null),
  ];
  return { ids, roster };
}
