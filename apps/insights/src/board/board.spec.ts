import { describe, expect, it } from '@jest/globals';
import type { IssueStatus } from '@owcr/contracts';
import { evolve, statusOf, unknownIssue } from './board.js';
import type { BoardEvent, IssueView } from './board.js';

const issueId = '0198a000-0000-7000-8000-000000000001';
const officerId = '0198a000-0000-7000-8000-0000000000a1';
const otherId = '0198a000-0000-7000-8000-0000000000a2';
const minute = (n: number) => new Date(Date.UTC(2026, 2, 2, 8, n)).toISOString();
const about = { issueId, reference: 'A1-0042', category: 'noise-street', priority: 'high' as const, reportedAt: minute(0) };

type Said = Pick<BoardEvent, 'type' | 'data'>;
const said = (type: BoardEvent['type'], data: object) => ({ type, data: { issueId, ...data } }) as Said;
const asEvent = (event: Said) =>
  ({ id: issueId, source: 'test', time: minute(0), key: issueId, version: 1, ...event }) as BoardEvent;

const reported = said('issue.reported.v1', { ...about, channel: 'phone', location: null, reportedBy: null });
const started = (n: number) => said('issue.started.v1', { by: officerId, at: minute(n) });
const referred = (n: number) => said('issue.referred.v1', { partner: 'sanitation', by: officerId, at: minute(n) });
const resolved = (n: number) =>
  said('issue.resolved.v1', { reference: 'A1-0042', reason: 'fixed', by: officerId, reportedBy: null, at: minute(n) });
const reopened = (n: number) => said('issue.reopened.v1', { ...about, location: null, count: 1, by: null, at: minute(n) });
const closed = (n: number) => said('issue.closed.v1', { cause: 'confirmed', by: officerId, at: minute(n) });
const made = (n: number, to = officerId) =>
  said('assignment.made.v1', {
    ...about,
    number: 1,
    cause: 'reported',
    sector: 'D1-A',
    precinct: 'D1',
    officerId: to,
    reasons: [],
    at: minute(n),
  });
const acknowledged = (n: number) => said('assignment.acknowledged.v1', { officerId, by: officerId, at: minute(n) });
const declined = (n: number) => said('assignment.declined.v1', { officerId, reason: 'overloaded', at: minute(n) });
const inReview = (n: number) =>
  said('assignment.review-needed.v1', { reference: 'A1-0042', cause: 'no-location', at: minute(n) });
const nobodyIn = (n: number, sector: string | null, precinct: string | null) =>
  said('assignment.review-needed.v1', { reference: 'A1-0042', cause: 'no-officer', sector, precinct, at: minute(n) });
const set = (kind: string, n: number) => said('deadline.set.v1', { kind, dueAt: minute(n), startedAt: minute(0), at: minute(0) });
const met = (kind: string, n: number) => said('deadline.met.v1', { kind, dueAt: minute(n), at: minute(n) });
const raised = (level: number) => said('escalation.raised.v1', { ...about, kind: 'acknowledge', level });
const ended = (level: number) => said('escalation.closed.v1', { kind: 'acknowledge', level, cause: 'handled', at: minute(9) });

const after = (...events: Said[]): IssueView =>
  events.reduce((view, event) => evolve(view, asEvent(event)), unknownIssue(issueId));

describe('the status of an issue', () => {
  it.each<[string, Said[], IssueStatus]>([
    ['is reported at first', [reported], 'reported'],
    ['is assigned once an officer is responsible', [reported, made(1)], 'assigned'],
    ['is acknowledged by the officer', [reported, made(1), acknowledged(2)], 'acknowledged'],
    ['is in progress once started', [reported, made(1), acknowledged(2), started(3)], 'in-progress'],
    [
      'is assigned again when it goes to another officer',
      [reported, made(1), acknowledged(2), started(3), made(4, otherId)],
      'assigned',
    ],
    ['is reported again when the officer declines', [reported, made(1), declined(2)], 'reported'],
    [
      'is reported again when it is declined in progress and nobody is available',
      [reported, made(1), acknowledged(2), started(3), declined(4), inReview(4)],
      'reported',
    ],
    [
      'is reported again when it is declined after it was referred and nobody is available',
      [reported, made(1), acknowledged(2), referred(3), declined(4), inReview(4)],
      'reported',
    ],
    [
      'is in progress when it started after a review',
      [reported, inReview(1), made(2), acknowledged(3), started(4)],
      'in-progress',
    ],
    ['is still reopened when nobody is available then', [reported, made(1), resolved(3), reopened(4), inReview(5)], 'reopened'],
    ['stays reported in the review queue', [reported, inReview(1)], 'reported'],
    ['is resolved whatever comes later about the assignment', [reported, made(1), resolved(3), acknowledged(4)], 'resolved'],
    ['is reopened', [reported, made(1), acknowledged(2), resolved(3), reopened(4)], 'reopened'],
    ['is assigned after being reopened', [reported, made(1), resolved(3), reopened(4), made(5)], 'assigned'],
    ['is closed', [reported, made(1), resolved(3), closed(5)], 'closed'],
  ])('%s', (_name, events, status) => {
    expect(statusOf(after(...events))).toBe(status);
  });
});

describe('what is known of an issue', () => {
  /** Each owner's events in their order; between owners there is none. */
  const byOwner: Said[][] = [
    [reported, started(3), resolved(4), reopened(5)],
    [made(1), acknowledged(2), made(6)],
    [set('acknowledge', 8), raised(1), met('acknowledge', 2), ended(1), set('resolve', 30)],
  ];

  it('is the same in whatever order the topics are read', () => {
    const outcomes = new Set(interleavings(byOwner).map((events) => JSON.stringify(after(...events))));
    expect(outcomes.size).toBe(1);
  });

  it('is complete without the report, from the assignment alone', () => {
    expect(after(made(1))).toMatchObject({
      reference: 'A1-0042',
      category: 'noise-street',
      priority: 'high',
      sector: 'D1-A',
      reportedAt: minute(0),
    });
  });

  it.each<[string, Said[], string | null, string | null]>([
    ['where nobody is available', [reported, nobodyIn(1, 'D2-B', 'D2')], 'D2-B', 'D2'],
    ['where it lay before, when nothing is said of it', [made(1), inReview(2)], 'D1-A', 'D1'],
    ['nowhere, when it is said to lie in no sector', [made(1), nobodyIn(2, null, null)], null, null],
  ])('includes its place in review: %s', (_name, events, sector, precinct) => {
    expect(after(...events)).toMatchObject({ sector, precinct, officerId: null, handling: 'review' });
  });

  it.each<[string, Said[], number]>([
    ['raised', [raised(1)], 1],
    ['raised again', [raised(1), raised(2)], 2],
    ['closed', [raised(1), ended(1)], 0],
    ['a lower one closed late', [raised(1), raised(2), ended(1)], 2],
    ['the higher one closed first', [raised(1), raised(2), ended(2), ended(1)], 0],
  ])('includes the level of its escalation: %s', (_name, events, level) => {
    expect(after(...events).acknowledgeLevel).toBe(level);
  });

  it.each<[string, Said[], Partial<IssueView>]>([
    ['set', [set('acknowledge', 8), set('resolve', 30)], { acknowledgeDueAt: minute(8), resolveDueAt: minute(30) }],
    ['met', [set('acknowledge', 8), met('acknowledge', 2)], { acknowledgeDueAt: null, resolveDueAt: null }],
    [
      'cancelled',
      [
        set('resolve', 8),
        said('deadline.cancelled.v1', { kind: 'resolve', dueAt: minute(8), cause: 'withdrawn', at: minute(2) }),
      ],
      { resolveDueAt: null },
    ],
  ])('includes its deadlines: %s', (_name, events, expected) => {
    expect(after(...events)).toMatchObject(expected);
  });
});

function interleavings(lists: Said[][]): Said[][] {
  const rest = lists.filter((list) => list.length > 0);
  if (rest.length === 0) return [[]];
  return rest.flatMap((list) => {
    const [first, ...remaining] = list as [Said, ...Said[]];
    const others = rest.map((other) => (other === list ? remaining : other));
    return interleavings(others).map((tail) => [first, ...tail]);
  });
}
