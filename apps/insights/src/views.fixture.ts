import type { DataOf, DeadlineKind, DomainEvent, EventType, Priority } from '@owcr/contracts';
import { event } from '@owcr/testing';
import { randomUUID } from 'node:crypto';
import type { Followed } from './views.consumer.js';

const startMs = Date.UTC(2026, 2, 2, 8);
export const second = (n: number) => new Date(startMs + n * 1000).toISOString();
const longAgo = '2026-03-01T00:00:00.000Z';
const farAhead = '2126-03-01T00:00:00.000Z';

interface IssueOptions {
  sector?: string;
  precinct?: string;
  priority?: Priority;
  officerId?: string;
  category?: string;
  reportedAt?: string;
}

/** The events about one issue, for tests: as their owners state them, versions counted per owner. */
export class SampleIssue {
  readonly id = randomUUID();
  readonly officerId: string;
  readonly clerkId = randomUUID();
  private readonly about: { reference: string; category: string; priority: Priority; reportedAt: string };
  private readonly where: { sector: string; precinct: string };
  private readonly counts = new Map<string, number>();

  constructor(options: IssueOptions = {}) {
    const { sector = 'D1-A', precinct = 'D1', priority = 'normal', officerId = randomUUID() } = options;
    const { category = 'noise-street', reportedAt = second(0) } = options;
    this.officerId = officerId;
    this.where = { sector, precinct };
    this.about = { reference: `A1-${this.id.slice(0, 4)}`, category, priority, reportedAt };
  }

  reported = () =>
    this.said('intake', 'issue.reported.v1', {
      ...this.about,
      channel: 'phone',
      location: { lat: 42.3, lng: -83 },
      reportedBy: this.clerkId,
      issueId: this.id,
    });
  assigned = (at = second(1)) =>
    this.said('sector-assignment', 'assignment.made.v1', {
      ...this.about,
      ...this.where,
      ...{ issueId: this.id, number: 1, cause: 'reported', officerId: this.officerId, previousOfficerId: null, reasons: [], at },
    });
  inReview = () =>
    this.said('sector-assignment', 'assignment.review-needed.v1', {
      issueId: this.id,
      reference: this.about.reference,
      cause: 'no-location',
      at: second(1),
    });
  acknowledged = (at = second(60)) =>
    this.said('sector-assignment', 'assignment.acknowledged.v1', {
      issueId: this.id,
      officerId: this.officerId,
      by: this.officerId,
      at,
    });
  started = () => this.said('intake', 'issue.started.v1', { issueId: this.id, by: this.officerId, at: second(90) });
  resolved = (at = second(600)) =>
    this.said('intake', 'issue.resolved.v1', {
      ...{
        issueId: this.id,
        reference: this.about.reference,
        reason: 'fixed',
        by: this.officerId,
        reportedBy: this.clerkId,
        at,
      },
    });
  reopened = (at: string) =>
    this.said('intake', 'issue.reopened.v1', { ...this.about, issueId: this.id, location: null, count: 1, by: this.clerkId, at });
  missed = (kind: DeadlineKind, at = second(60)) =>
    this.said('escalation', 'deadline.missed.v1', { issueId: this.id, kind, dueAt: at, at });
  met = (kind: DeadlineKind, at = second(50)) =>
    this.said('escalation', 'deadline.met.v1', { issueId: this.id, kind, dueAt: second(60), at });
  dueLongAgo = () => this.due(longAgo);
  dueFarAhead = () => this.due(farAhead);
  escalated = () =>
    this.said('escalation', 'escalation.raised.v1', {
      ...{
        ...this.about,
        ...this.where,
        issueId: this.id,
        escalationId: randomUUID(),
        kind: 'acknowledge',
        level: 1,
        ownerId: null,
      },
      ...{ ownerRank: 'sergeant', dueAt: longAgo, acknowledgeBy: null, at: second(30) },
    });
  told = () => {
    const facts = {
      notificationId: randomUUID(),
      recipientId: this.officerId,
      kind: 'assigned' as const,
      channel: 'inbox' as const,
      causeId: randomUUID(),
    };
    return event('notification.sent.v1', { ...facts, issueId: this.id, at: second(1) }, { key: facts.notificationId });
  };

  /** From the report to the resolution. */
  life = (): DomainEvent<Followed>[] => [
    ...[this.reported(), this.assigned(), this.dueFarAhead(), this.told(), this.acknowledged(), this.started(), this.resolved()],
  ];

  private due(dueAt: string) {
    return this.said('escalation', 'deadline.set.v1', {
      issueId: this.id,
      kind: 'acknowledge',
      dueAt,
      startedAt: second(0),
      at: second(1),
    });
  }

  private said<T extends EventType>(owner: string, type: T, data: DataOf<T>): DomainEvent<T> {
    const version = (this.counts.get(owner) ?? 0) + 1;
    this.counts.set(owner, version);
    return event(type, data, { version });
  }
}

export function sectorChanged(
  code: string,
  precinct: string,
  { active = true, version = 1, sectorId = randomUUID() } = {},
): DomainEvent<'sector.changed.v1'> {
  return event('sector.changed.v1', { sectorId, code, precinct, boundaryVersion: 1, active }, { key: sectorId, version });
}
