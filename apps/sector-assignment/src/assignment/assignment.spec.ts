import { describe, expect, it } from '@jest/globals';
import { decide, type Assignment, type Command, type Finding, type Happening, type Issue } from './assignment.js';
import { evolve, factOf } from './assignment-history.js';

const now = '2026-06-01T10:00:00.000Z';
const issueId = '0197a000-0000-7000-8000-000000000001';
const issue: Issue = {
  reference: 'D4-1042',
  category: 'noise',
  priority: 'normal',
  location: { lat: 1, lng: 2 },
  reportedAt: '2026-06-01T09:00:00.000Z',
  timedFrom: '2026-06-01T09:00:00.000Z',
};
const place = { sector: '4A', precinct: '4' };
const found = (officerId: string): Finding => ({ found: 'officer', place, officerId, reasons: [{ code: 'on-shift' }] });
const nobody: Finding = { found: 'nobody', place };
const outside: Finding = { found: 'outside' };
const unknown: Assignment = { state: 'unknown', issueId };

const reported = (finding: Finding): Command => ({ type: 'Dispatch', issue, cause: 'reported', finding });
const reopened = (finding: Finding): Command => ({ type: 'Dispatch', issue, cause: 'reopened', finding });
const acknowledge: Command = { type: 'Acknowledge', by: 'a' };
const decline = (finding: Finding): Command => ({ type: 'Decline', reason: 'overloaded', by: 'a', finding });
const reassign = (officerId: string): Command => ({ type: 'Reassign', officerId, by: 's' });
const locate = (finding: Finding): Command => ({ type: 'Locate', location: { lat: 3, lng: 4 }, by: 'c', finding });
const close: Command = { type: 'Close', cause: 'resolved' };

/** The state after commands that must all be accepted. */
function given(...commands: Command[]): Assignment {
  return commands.reduce<Assignment>((state, command) => {
    const decision = decide(command, state, now);
    if ('refused' in decision) throw new Error(decision.refused);
    return decision.reduce<Assignment>(evolve, state);
  }, unknown);
}

function said(command: Command, state: Assignment): string[] | string {
  const decision = decide(command, state, now);
  if ('refused' in decision) return decision.refused;
  return decision.map((happening) => ('cause' in happening ? `${happening.type}:${happening.cause}` : happening.type));
}

describe('an assignment', () => {
  const cases: [string, Assignment, Command, string[] | string][] = [
    ['is made when an officer is found', unknown, reported(found('a')), ['made:reported']],
    ['is reviewed when nobody is found', unknown, reported(nobody), ['review-needed']],
    ['is not made twice for one report', given(reported(found('a'))), reported(found('b')), []],
    ['is not made for an issue whose end came first', given(close), reported(found('a')), []],
    ['is made again when its issue is reopened', given(reported(found('a')), close), reopened(found('a')), ['made:reopened']],
    ['is made on reopening even when the report was never seen', unknown, reopened(found('a')), ['made:reopened']],
    ['is acknowledged', given(reported(found('a'))), acknowledge, ['acknowledged']],
    ['is acknowledged once', given(reported(found('a')), acknowledge), acknowledge, 'already-acknowledged'],
    ['is not acknowledged while nobody has it', given(reported(nobody)), acknowledge, 'not-assigned'],
    ['goes to the next when declined', given(reported(found('a'))), decline(found('b')), ['declined', 'made:declined']],
    ['is reviewed when declined by the last', given(reported(found('a'))), decline(nobody), ['declined', 'review-needed']],
    ['is not declined while nobody has it', given(reported(outside)), decline(nobody), 'not-assigned'],
    ['is reassigned', given(reported(found('a')), acknowledge), reassign('b'), ['made:reassigned']],
    ['is reassigned out of review', given(reported(nobody)), reassign('b'), ['made:reassigned']],
    [
      'is acknowledged by a supervisor who takes it over',
      given(reported(found('a')), acknowledge),
      reassign('s'),
      ['made:reassigned', 'acknowledged'],
    ],
    ['is not reassigned to who has it', given(reported(found('a'))), reassign('a'), 'already-assigned'],
    ['is not reassigned before it has a sector', given(reported(outside)), reassign('a'), 'not-located'],
    ['is made when located', given(reported(outside)), locate(found('a')), ['located', 'made:located']],
    ['is located only in review', given(reported(found('a'))), locate(found('b')), 'not-in-review'],
    ['is closed with its issue', given(reported(found('a'))), close, ['closed:resolved']],
    ['is closed once', given(reported(found('a')), close), close, []],
    ['refuses commands when closed', given(reported(found('a')), close), acknowledge, 'assignment-closed'],
    ['refuses commands when unknown', unknown, acknowledge, 'not-found'],
    [
      'is made when tried again with success, for the cause it waited with',
      given(reported(nobody)),
      { type: 'Retry', finding: found('a') },
      ['made:reported'],
    ],
    ['says nothing when tried again in vain', given(reported(nobody)), { type: 'Retry', finding: nobody }, []],
    [
      'says what is needed now when that has changed',
      given(reported(outside)),
      { type: 'Retry', finding: nobody },
      ['review-needed'],
    ],
    ['is not tried again once it is assigned', given(reported(found('a'))), { type: 'Retry', finding: found('b') }, []],
  ];
  it.each(cases)('%s', (_, state, command, expected) => {
    expect(said(command, state)).toEqual(expected);
  });

  it('counts its officers and remembers who declined', () => {
    expect(given(reported(found('a')), decline(found('b')), reassign('c'))).toMatchObject({
      state: 'assigned',
      officerId: 'c',
      number: 3,
      declinedBy: ['a'],
    });
  });

  it('takes the place a clerk gave it', () => {
    expect(given(reported({ found: 'no-location' }), locate(found('a')))).toMatchObject({
      issue: { location: { lat: 3, lng: 4 } },
    });
  });

  it('names the officer before, also across a time in review', () => {
    const [made] = decide(reassign('b'), given(reported(found('a')), decline(nobody)), now) as Happening[];
    expect(made).toMatchObject({ officerId: 'b', previousOfficerId: 'a', number: 2 });
  });

  it.each<[string, Finding, object]>([
    ['the place where nobody is found', nobody, { cause: 'no-officer', ...place }],
    ['that it lies in no sector', outside, { cause: 'outside-sectors', sector: null, precinct: null }],
  ])('tells others in review %s', (_, finding, data) => {
    const [review] = decide(reported(finding), unknown, now) as Happening[];
    expect(factOf(issueId, review!, 1)).toMatchObject({ type: 'assignment.review-needed.v1', data });
  });

  it('tells others all but that it is closed, numbered as asked', () => {
    const [made] = decide(reported(found('a')), unknown, now) as Happening[];
    expect(factOf(issueId, made!, 7)).toMatchObject({
      type: 'assignment.made.v1',
      key: issueId,
      version: 7,
      data: { ...place, officerId: 'a', reference: 'D4-1042' },
    });
    expect(factOf(issueId, { type: 'closed', cause: 'resolved', at: now }, 8)).toBeNull();
  });
});
