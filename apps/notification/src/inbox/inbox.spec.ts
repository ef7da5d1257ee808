import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@owcr/contracts';
import { messagesFor, titleOf } from './inbox.js';
import type { Cause, Message } from './inbox.js';

const issueId = '0198a000-0000-7000-8000-000000000001';
const officerId = '0198a000-0000-7000-8000-0000000000a1';
const clerkId = '0198a000-0000-7000-8000-0000000000c1';
const partnerId = '0198a000-0000-7000-8000-0000000000b1';
const at = '2026-03-02T08:00:00.000Z';
const envelope = { id: '0198a000-0000-7000-8000-00000000ee01', source: 'test', time: at, key: issueId, version: 1 };
const nothingKnown = new Map<string, object>();

const assigned: DomainEvent<'assignment.made.v1'> = {
  ...envelope,
  type: 'assignment.made.v1',
  data: {
    issueId,
    reference: 'A1-0042',
    category: 'noise-street',
    priority: 'high',
    number: 1,
    cause: 'reported',
    sector: 'D1-A',
    precinct: 'D1',
    officerId,
    previousOfficerId: null,
    reasons: [],
    reportedAt: at,
    at,
  },
};

const answered = (ownerId: string | null, audience?: 'clerks' | 'command', kind: 'acknowledge' | 'resolve' = 'acknowledge') => ({
  ...{
    escalationId: issueId,
    issueId,
    reference: 'A1-0042',
    category: 'noise-street',
    priority: 'high' as const,
    kind,
    level: 2,
  },
  ...{ ownerId, ownerRank: 'lieutenant' as const, ...(audience && { audience }), sector: 'D1-A', precinct: 'D1', dueAt: at, at },
});
const raised = (ownerId: string | null, audience?: 'clerks' | 'command'): DomainEvent<'escalation.raised.v1'> => ({
  ...envelope,
  type: 'escalation.raised.v1',
  data: { ...answered(ownerId, audience), acknowledgeBy: null },
});
const moved = (ownerId: string | null, audience?: 'clerks' | 'command'): DomainEvent<'escalation.moved.v1'> => ({
  ...envelope,
  type: 'escalation.moved.v1',
  data: { ...answered(ownerId, audience), cause: 'issue-moved', previousOwnerId: clerkId, acknowledgeBy: null },
});
const reminded = (ownerId: string | null): DomainEvent<'escalation.reminded.v1'> => ({
  ...envelope,
  type: 'escalation.reminded.v1',
  data: { ...answered(ownerId, ownerId === null ? 'command' : undefined), number: 1, nextAt: at },
});

function resolved(reportedBy: string | null, more: object = {}): DomainEvent<'issue.resolved.v1'> {
  const data = { issueId, reference: 'A1-0042', reason: 'fixed' as const, by: officerId, reportedBy, at, ...more };
  return { ...envelope, type: 'issue.resolved.v1', data };
}
const byPartner = { by: partnerId, agency: 'parks', officerId };
const noted = (more: object): DomainEvent<'issue.noted.v1'> => ({
  ...envelope,
  type: 'issue.noted.v1',
  data: { issueId, noteId: issueId, by: partnerId, at, ...more },
});
const referred: DomainEvent<'issue.referred.v1'> = {
  ...envelope,
  type: 'issue.referred.v1',
  data: { issueId, partner: 'parks', by: officerId, at, reference: 'A1-0042', category: 'noise-street', priority: 'high' },
};

const told = (cause: Cause) => {
  const { personal, shared } = messagesFor(cause, nothingKnown);
  return [...personal.map(({ kind, recipientId }) => [kind, recipientId]), ...shared.map(({ kind, inbox }) => [kind, inbox])];
};

describe('who is told', () => {
  it.each<[string, Cause, [kind: string, who: string][]]>([
    ['the officer, of an assignment', assigned, [['assigned', officerId]]],
    [
      'nobody who took an issue over themselves',
      { ...assigned, data: { ...assigned.data, cause: 'reassigned', by: officerId } },
      [],
    ],
    ['the owner, of an escalation', raised(officerId), [['escalated', officerId]]],
    ['all clerks, of one that waits for a place', raised(null, 'clerks'), [['escalated', 'clerks']]],
    ['the command, where nobody else is there', raised(null, 'command'), [['escalated', 'command']]],
    ['the command, where nobody was there before there were audiences', raised(null), [['escalated', 'command']]],
    ['the new owner, of one that moved', moved(officerId), [['escalated', officerId]]],
    ['the clerks, of one that moved to them', moved(null, 'clerks'), [['escalated', 'clerks']]],
    [
      'the owner and the command, by a reminder',
      reminded(officerId),
      [
        ['reminded', officerId],
        ['reminded', 'command'],
      ],
    ],
    ['the command once, by a reminder of what is theirs', reminded(null), [['reminded', 'command']]],
    ['the clerk who took the report, when it is resolved', resolved(clerkId), [['resolved', clerkId]]],
    ['nobody, when nobody signed in took the report', resolved(null), []],
    ['nobody, of what they resolved themselves', resolved(officerId), []],
    ['the agency, of what is referred to it', referred, [['referred', 'agency:parks']]],
    ['the officer, of a note of the partner', noted(byPartner), [['partner-noted', officerId]]],
    ['nobody, of a note of the department', noted({ officerId, by: clerkId }), []],
    ['nobody, of a note of a partner on what nobody has', noted({ ...byPartner, officerId: null }), []],
    [
      'the officer and the clerk, of what the partner resolved',
      resolved(clerkId, byPartner),
      [
        ['partner-resolved', officerId],
        ['resolved', clerkId],
      ],
    ],
    ['the officer once, who took the report as well', resolved(officerId, byPartner), [['partner-resolved', officerId]]],
  ])('%s', (_name, cause, expected) => {
    expect(told(cause)).toEqual(expected);
  });

  it('remembers who did it, for whoever reads a shared inbox', () => {
    expect(messagesFor(referred, nothingKnown).shared).toMatchObject([{ inbox: 'agency:parks', by: officerId }]);
  });
});

describe('what is told', () => {
  it('is made of codes and times of the event', () => {
    const [message] = messagesFor(raised(officerId), nothingKnown).personal;
    expect(message).toEqual({
      causeId: envelope.id,
      recipientId: officerId,
      kind: 'escalated',
      issueId,
      reference: 'A1-0042',
      category: 'noise-street',
      sector: 'D1-A',
      priority: 'high',
      level: 2,
      deadline: 'acknowledge',
      dueAt: at,
      reason: null,
      audience: null,
      agency: null,
    });
  });

  it('takes what a resolution does not repeat from what was said about the issue before', () => {
    const facts = new Map([[issueId, { category: 'noise-street', sector: 'D1-A', priority: 'high' as const }]]);
    const [message] = messagesFor(resolved(clerkId), facts).personal;
    expect(message).toMatchObject({
      kind: 'resolved',
      category: 'noise-street',
      sector: 'D1-A',
      priority: 'high',
      reason: 'fixed',
    });
  });

  it('takes the number of an issue from what was said before, and does without where nothing was', () => {
    const facts = new Map([[issueId, { reference: 'A1-0042' }]]);
    expect(messagesFor(noted(byPartner), facts).personal[0]).toMatchObject({ reference: 'A1-0042', agency: 'parks' });
    expect(messagesFor(noted(byPartner), nothingKnown).personal[0]).toMatchObject({ reference: 'An issue' });
  });
});

describe('the title', () => {
  const message = messagesFor(assigned, nothingKnown).personal[0] as Message;
  it.each<[Partial<Message>, string]>([
    [{}, 'A1-0042 assigned to you: noise-street in sector D1-A'],
    [
      { kind: 'escalated', level: 2, deadline: 'acknowledge' },
      'A1-0042 not acknowledged in time, escalated to level 2: noise-street in sector D1-A',
    ],
    [
      { kind: 'escalated', level: 3, deadline: 'resolve', sector: null },
      'A1-0042 not resolved in time, escalated to level 3: noise-street',
    ],
    [{ kind: 'resolved', reason: 'fixed' }, 'A1-0042 resolved, fixed: noise-street in sector D1-A'],
    [{ kind: 'resolved', reason: null, category: null, sector: null }, 'A1-0042 resolved'],
    [
      { kind: 'escalated', level: 1, deadline: 'acknowledge', audience: 'clerks', sector: null },
      'A1-0042 not acknowledged in time, needs a place: noise-street',
    ],
    [{ kind: 'reminded', deadline: 'resolve', category: null, sector: null }, 'A1-0042 still not resolved, all levels were told'],
    [{ kind: 'referred', agency: 'parks', sector: null }, 'A1-0042 referred to your agency: noise-street'],
    [{ kind: 'partner-noted', agency: 'parks', category: null, sector: null }, 'A1-0042 has a note from parks'],
    [
      { kind: 'partner-resolved', agency: 'parks', reason: 'fixed', sector: null },
      'A1-0042 resolved by parks, fixed: noise-street',
    ],
  ])('%j reads "%s"', (change, title) => {
    expect(titleOf({ ...message, ...change })).toBe(title);
  });
});
