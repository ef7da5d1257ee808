import { describe, expect, it } from '@jest/globals';
import { unknownIssue } from './board.js';
import type { IssueView } from './board.js';
import { changedPlaces, standingOf } from './standing.js';
import type { Place, Standing } from './standing.js';

const early = '2026-03-02T08:00:00.000Z';
const late = '2026-03-02T12:00:00.000Z';
const assigned: IssueView = {
  ...unknownIssue('0198a000-0000-7000-8000-000000000001'),
  reference: 'A1-0042',
  priority: 'high',
  lifecycle: 'reported',
  lifecycleAt: early,
  handling: 'assigned',
  handledAt: early,
  sector: 'D1-A',
  precinct: 'D1',
  acknowledgeDueAt: early,
  resolveDueAt: late,
  acknowledgeLevel: 1,
};
const acknowledged: IssueView = { ...assigned, handling: 'acknowledged' };
const resolved: IssueView = { ...acknowledged, lifecycle: 'resolved' };
const inReview: IssueView = { ...assigned, handling: 'review', sector: null, precinct: null };

describe('what the board shows of an issue', () => {
  it.each<[string, IssueView, Partial<Standing>]>([
    [
      'counts it as open and unacknowledged',
      assigned,
      { status: 'assigned', open: true, unacknowledged: true, needsReview: false },
    ],
    ['is late from its first deadline on', assigned, { lateAt: early }],
    ['forgets the time to acknowledge once acknowledged', acknowledged, { unacknowledged: false, lateAt: late }],
    ['shows the highest open escalation', { ...assigned, resolveLevel: 3 }, { escalationLevel: 3 }],
    ['shows what waits for review', inReview, { open: true, needsReview: true }],
    ['takes it off when resolved', resolved, { open: false, lateAt: null, escalationLevel: 0, unacknowledged: false }],
    [
      'brings it back when reopened',
      { ...resolved, lifecycle: 'reopened', lifecycleAt: late },
      { status: 'reopened', open: true, unacknowledged: true },
    ],
    [
      'waits for the report when only a deadline is known',
      { ...unknownIssue('x'), resolveDueAt: early },
      { open: false, lateAt: null },
    ],
  ])('%s', (_name, view, expected) => {
    expect(standingOf(view)).toMatchObject(expected);
  });
});

describe('the rows of the board that change', () => {
  const here: Place = { sector: 'D1-A', precinct: 'D1' };
  const there: Place = { sector: 'D2-B', precinct: 'D2' };
  const queue: Place = { sector: null, precinct: null };
  it.each<[string, IssueView, IssueView, Place[]]>([
    ['none when nothing on it does', assigned, { ...assigned, officerId: 'x' }, []],
    ['its sector when it comes', unknownIssue(assigned.issueId), assigned, [here]],
    ['its sector when it goes', acknowledged, resolved, [here]],
    ['its sector when its standing changes', assigned, acknowledged, [here]],
    ['both sectors when it moves', assigned, { ...assigned, sector: 'D2-B', precinct: 'D2' }, [here, there]],
    ['the review queue and the sector when it is located', inReview, assigned, [queue, here]],
    ['none while it is closed', resolved, { ...resolved, lifecycle: 'closed' }, []],
  ])('%s', (_name, before, after, places) => {
    expect(changedPlaces(before, after)).toEqual(places);
  });
});
