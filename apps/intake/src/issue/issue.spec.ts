import { allowedActions, issueStatuses, type IssueAction, type IssueStatus } from '@owcr/contracts';
import { describe, expect, it } from '@jest/globals';
import { exampleIssue } from './issue.fixture.js';
import { follow, type Issue, type LifecycleEvent } from './issue.js';

const anna = '019a0000-0000-7000-8000-00000000000a';
const ben = '019a0000-0000-7000-8000-00000000000b';
const at = '2026-03-01T12:00:00.000Z';

type TypeOf = LifecycleEvent['type'];
const event = <T extends TypeOf>(type: T, data: object) =>
  ({ type, data: { issueId: exampleIssue().id, at, ...data } }) as unknown as LifecycleEvent;
const made = (number: number, officerId: string) =>
  event('assignment.made.v1', { number, officerId, sector: '102B', precinct: '102' });
const acknowledged = (officerId: string) => event('assignment.acknowledged.v1', { officerId });
const declined = (officerId: string) => event('assignment.declined.v1', { officerId });
const reviewNeeded = event('assignment.review-needed.v1', { cause: 'no-location' });
const nobodyThere = event('assignment.review-needed.v1', { cause: 'no-officer', sector: '103A', precinct: '103' });
const nowhere = event('assignment.review-needed.v1', { cause: 'outside-sectors', sector: null, precinct: null });
const located = event('assignment.located.v1', { location: { lat: 40.7, lng: -73.8 } });

const after = (start: Issue, ...events: LifecycleEvent[]) => events.reduce(follow, start);

describe('an issue follows its assignment', () => {
  it('to the officer it was given to', () => {
    expect(after(exampleIssue(), made(1, anna))).toMatchObject({
      status: 'assigned',
      officerId: anna,
      sector: '102B',
      precinct: '102',
      assignmentNumber: 1,
      version: 2,
      eventCount: 1,
    });
  });

  it.each<[string, LifecycleEvent[], Partial<Issue>]>([
    ['acknowledged', [made(1, anna), acknowledged(anna)], { status: 'acknowledged', officerId: anna }],
    [
      'declined: waits for the next officer',
      [made(1, anna), declined(anna)],
      { status: 'reported', officerId: null, sector: '102B' },
    ],
    ['declined, then given to another', [made(1, anna), declined(anna), made(2, ben)], { status: 'assigned', officerId: ben }],
    [
      'given to another who has not seen it',
      [made(1, anna), acknowledged(anna), made(2, ben)],
      { status: 'assigned', officerId: ben },
    ],
    ['to be reviewed', [reviewNeeded], { status: 'reported', reviewCause: 'no-location' }],
    [
      'to be reviewed where nobody is available',
      [nobodyThere],
      { status: 'reported', reviewCause: 'no-officer', sector: '103A', precinct: '103' },
    ],
    ['found to lie in no sector after all', [nobodyThere, nowhere], { sector: null, precinct: null }],
    ['in review, told without a place', [nobodyThere, reviewNeeded], { sector: '103A', precinct: '103' }],
    [
      'located and assigned after a review',
      [reviewNeeded, located, made(1, anna)],
      { status: 'assigned', reviewCause: null, location: { lat: 40.7, lng: -73.8 } },
    ],
  ])('%s', (_, events, expected) => {
    expect(after(exampleIssue(), ...events)).toMatchObject(expected);
  });

  it.each<[string, Issue, LifecycleEvent]>([
    ['an assignment that was overtaken by a later one', after(exampleIssue(), made(2, ben)), made(1, anna)],
    ['an assignment that comes twice', after(exampleIssue(), made(1, anna), acknowledged(anna)), made(1, anna)],
    ['the acknowledgement of an earlier officer', after(exampleIssue(), made(2, ben)), acknowledged(anna)],
    ['an acknowledgement after the work has begun', exampleIssue({ status: 'in-progress', officerId: anna }), acknowledged(anna)],
    ['the refusal of an earlier officer', after(exampleIssue(), made(2, ben)), declined(anna)],
    ['the refusal of what is resolved', exampleIssue({ status: 'resolved', officerId: anna }), declined(anna)],
    ['a review of what is closed', exampleIssue({ status: 'closed' }), reviewNeeded],
    ['an acknowledgement without an assignment', exampleIssue(), acknowledged(anna)],
  ])('ignores %s', (_, start, late) => {
    expect(follow(start, late)).toBe(start);
  });

  it.each<IssueStatus>(['resolved', 'closed', 'merged', 'withdrawn'])(
    'notes a new officer of a %s issue without opening it',
    (status) => {
      expect(follow(exampleIssue({ status }), made(1, anna))).toMatchObject({ status, officerId: anna });
    },
  );

  it('no longer names the officer of a reopened issue that nobody has', () => {
    const reopened = exampleIssue({ status: 'reopened', officerId: anna, assignmentNumber: 1, sector: '102B', precinct: '102' });
    expect(follow(reopened, nobodyThere)).toMatchObject({ status: 'reopened', officerId: null, sector: '103A', precinct: '103' });
  });

  it('takes a reopened issue back to assigned', () => {
    const reopened = exampleIssue({ status: 'reopened', officerId: anna, assignmentNumber: 1 });
    expect(follow(reopened, made(2, anna))).toMatchObject({ status: 'assigned', assignmentNumber: 2 });
  });
});

describe('a place that was corrected', () => {
  const [early, corrected, later] = ['2026-03-01T12:00:00.000Z', '2026-03-01T12:00:01.000Z', '2026-03-01T12:00:02.000Z'] as const;
  const right = { lat: 1, lng: 2 };
  const located = (at: string) =>
    event('assignment.located.v1', { issueId: exampleIssue().id, location: { lat: 40, lng: -73 }, by: anna, at });

  it('is not taken back by one that was set before and is heard of late', () => {
    const issue = exampleIssue({ location: right, locatedAt: corrected });
    expect(follow(issue, located(early))).toBe(issue);
    expect(follow(issue, located(later))).toMatchObject({ location: { lat: 40, lng: -73 }, locatedAt: later });
  });
});

describe('the lifecycle allows', () => {
  const expected: Record<IssueStatus, IssueAction[]> = {
    reported: ['note', 'withdraw', 'merge', 'correct'],
    assigned: ['note', 'withdraw', 'merge', 'correct'],
    acknowledged: ['start', 'note', 'refer', 'resolve', 'withdraw', 'merge', 'correct'],
    'in-progress': ['note', 'refer', 'resolve', 'withdraw', 'merge', 'correct'],
    referred: ['start', 'note', 'resolve', 'withdraw', 'merge', 'correct'],
    resolved: ['note', 'confirm', 'reopen'],
    closed: ['note', 'reopen'],
    reopened: ['note', 'withdraw', 'merge', 'correct'],
    merged: ['unmerge'],
    withdrawn: [],
  };
  it.each(issueStatuses)('in %s exactly what the table says', (status) => {
    expect(allowedActions(status)).toEqual(expected[status]);
  });
});
