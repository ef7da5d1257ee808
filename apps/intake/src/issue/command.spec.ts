import { describe, expect, it } from '@jest/globals';
import { allowedActions, type IssueStatus, issueStatuses, parseData } from '@owcr/contracts';
import { carryOut, closesAt, closeUnconfirmed, wordsOf, type Command, type Outcome } from './command.js';
import { exampleIssue } from './issue.fixture.js';
import type { Issue } from './issue.js';

const by = '019a0000-0000-7000-8000-00000000000a';
const other = '019a0000-0000-7000-8000-000000000002';
const at = '2026-03-01T12:00:00.000Z';
const place = { lat: 40.7, lng: -73.8 };

const issue = (status: IssueStatus, changes: Partial<Issue> = {}) =>
  exampleIssue({
    status,
    version: 7,
    eventCount: 3,
    location: place,
    reportedBy: by,
    officerId: by,
    assignmentNumber: 1,
    ...changes,
  });

const commands: Record<Command['type'], Command> = {
  start: { type: 'start' },
  note: { type: 'note', noteId: other, text: 'seen by a neighbour' },
  refer: { type: 'refer', partner: 'sanitation' },
  resolve: { type: 'resolve', reason: 'fixed', note: 'painted over' },
  confirm: { type: 'confirm' },
  reopen: { type: 'reopen', reason: 'it is back' },
  withdraw: { type: 'withdraw', reason: 'called twice' },
  merge: { type: 'merge', into: { id: other, status: 'assigned' } },
  unmerge: { type: 'unmerge' },
};

const names = Object.keys(commands) as Command['type'][];

function done(outcome: Outcome) {
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused.code}`);
  return outcome;
}

describe('a command', () => {
  it.each<[Command['type'], IssueStatus, Partial<Issue>, string, object]>([
    ['start', 'acknowledged', { status: 'in-progress' }, 'issue.started.v1', { by, at }],
    ['start', 'referred', { status: 'in-progress' }, 'issue.started.v1', { by }],
    ['note', 'closed', { status: 'closed' }, 'issue.noted.v1', { noteId: other, by }],
    ['refer', 'in-progress', { status: 'referred', referredTo: 'sanitation' }, 'issue.referred.v1', { partner: 'sanitation' }],
    [
      'resolve',
      'in-progress',
      { status: 'resolved', resolution: { reason: 'fixed', note: 'painted over', at } },
      'issue.resolved.v1',
      { reason: 'fixed', reference: 'A1-0001', reportedBy: by },
    ],
    ['confirm', 'resolved', { status: 'closed' }, 'issue.closed.v1', { cause: 'confirmed', by }],
    [
      'reopen',
      'closed',
      { status: 'reopened', reopenCount: 1 },
      'issue.reopened.v1',
      { count: 1, location: place, reportedAt: at },
    ],
    ['withdraw', 'reported', { status: 'withdrawn' }, 'issue.withdrawn.v1', { by }],
    ['merge', 'assigned', { status: 'merged', mergedInto: other, survivor: other }, 'issue.merged.v1', { into: other }],
    [
      'unmerge',
      'merged',
      { status: 'reported', mergedInto: null, survivor: null, officerId: null },
      'issue.unmerged.v1',
      { location: place, reportedAt: at },
    ],
  ])('%s in %s is carried out and stated once', (type, status, expected, eventType, data) => {
    const { issue: next, facts } = done(carryOut(commands[type], issue(status), { by, at }));
    expect(next).toMatchObject({ ...expected, version: 8, eventCount: 4 });
    expect(facts).toEqual([{ type: eventType, key: issue(status).id, version: 4, data: expect.objectContaining(data) }]);
    for (const fact of facts) expect(parseData(fact.type, fact.data)).toEqual(fact.data);
  });

  it.each(issueStatuses.flatMap((status) => names.map((action) => [action, status] as const)))(
    '%s in %s follows the table',
    (action, status) => {
      const outcome = carryOut(commands[action], issue(status), { by, at });
      const allowed = allowedActions(status);
      if (allowed.includes(action)) expect('issue' in outcome).toBe(true);
      else expect(outcome).toEqual({ refused: { code: 'not-allowed-in-status', status, action, allowed } });
    },
  );

  it.each(names)('%s tells nobody outside what somebody wrote', (action) => {
    const status = issueStatuses.find((candidate) => allowedActions(candidate).includes(action));
    const { facts } = done(carryOut(commands[action], issue(status ?? 'reported'), { by, at }));
    expect(JSON.stringify(facts)).not.toMatch(/painted over|it is back|called twice|neighbour/);
  });

  it('says which officer had it, and which agency did it', () => {
    const { facts } = done(carryOut(commands.note, issue('referred'), { by: other, at, agency: 'parks' }));
    expect(facts[0]?.data).toMatchObject({ officerId: by, agency: 'parks' });
    expect(done(carryOut(commands.resolve, issue('acknowledged'), { by, at })).facts[0]?.data).not.toHaveProperty('agency');
  });

  it('resolves as referred only what was referred to somebody', () => {
    const referred: Command = { type: 'resolve', reason: 'referred', note: null };
    expect(carryOut(referred, issue('in-progress'), { by, at })).toEqual({ refused: { code: 'not-referred' } });
    expect('issue' in carryOut(referred, issue('in-progress', { referredTo: 'parks' }), { by, at })).toBe(true);
  });

  it('counts how often an issue was reopened', () => {
    const { facts } = done(carryOut(commands.reopen, issue('resolved', { reopenCount: 2 }), { by, at }));
    expect(facts[0]?.data).toMatchObject({ count: 3 });
  });

  it('does not merge an issue into itself', () => {
    const itself: Command = { type: 'merge', into: { id: issue('reported').id, status: 'reported' } };
    expect(carryOut(itself, issue('reported'), { by, at })).toEqual({ refused: { code: 'merge-into-itself' } });
  });

  it.each<IssueStatus>(['merged', 'withdrawn'])('does not merge into a %s issue', (status) => {
    const outcome = carryOut({ type: 'merge', into: { id: other, status } }, issue('reported'), { by, at });
    expect(outcome).toEqual({ refused: { code: 'merge-target-over', status } });
  });
});

describe('what somebody writes with a command', () => {
  it.each<[Command['type'], object | null]>([
    ['note', { kind: 'note', text: 'seen by a neighbour' }],
    ['resolve', { kind: 'resolution', text: 'painted over' }],
    ['reopen', { kind: 'reopening', text: 'it is back' }],
    ['withdraw', { kind: 'withdrawal', text: 'called twice' }],
    ['start', null],
    ['merge', null],
  ])('is kept with %s', (type, words) => {
    expect(wordsOf(commands[type])).toEqual(words);
  });
});

describe('a resolved issue that nobody confirmed', () => {
  const resolved = issue('resolved', { resolution: { reason: 'fixed', note: null, at }, reopenCount: 1 });

  it.each([
    [14, '2026-03-15T12:00:00.000Z'],
    [0.5, '2026-03-02T00:00:00.000Z'],
  ])('is due to be closed after %d days', (days, due) => {
    expect(closesAt(resolved, days)).toBe(due);
    expect(closesAt({ ...resolved, status: 'reopened' }, days)).toBeNull();
  });

  it('is closed under the event id of its timer', () => {
    const closed = closeUnconfirmed(resolved, { resolution: 2, at, id: other });
    expect(closed?.issue).toMatchObject({ status: 'closed', eventCount: 4, version: 8 });
    expect(closed?.facts).toMatchObject([
      { id: other, type: 'issue.closed.v1', version: 4, data: { cause: 'unconfirmed', by: null } },
    ]);
  });

  it('is left alone when it was reopened and resolved again since', () => {
    expect(closeUnconfirmed(resolved, { resolution: 1, at, id: other })).toBeNull();
  });

  it.each<IssueStatus>(['closed', 'reopened', 'assigned'])('is left alone when it is %s by then', (status) => {
    expect(closeUnconfirmed({ ...resolved, status }, { resolution: 2, at, id: other })).toBeNull();
  });
});
