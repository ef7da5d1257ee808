import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@owcr/contracts';
import { isForCommanders, messagesFor, titleOf } from './inbox.js';
import type { Cause, Message, Surroundings } from './inbox.js';

const issueId = '0198a000-0000-7000-8000-000000000001';
const officerId = '0198a000-0000-7000-8000-0000000000a1';
const clerkId = '0198a000-0000-7000-8000-0000000000c1';
const commanders = ['0198a000-0000-7000-8000-0000000000e1', '0198a000-0000-7000-8000-0000000000e2'];
const at = '2026-03-02T08:00:00.000Z';
const envelope = { id: '0198a000-0000-7000-8000-00000000ee01', source: 'test', time: at, key: issueId, version: 1 };
const nothingKnown: Surroundings = { commanders: [], facts: new Map() };

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

function raised(ownerId: string | null, kind: 'acknowledge' | 'resolve' = 'acknowledge'): DomainEvent<'escalation.raised.v1'> {
  return {
    ...envelope,
    type: 'escalation.raised.v1',
    data: {
      escalationId: issueId,
      issueId,
      reference: 'A1-0042',
      category: 'noise-street',
      priority: 'high',
      kind,
      level: 2,
      ownerId,
      ownerRank: 'lieutenant',
      sector: 'D1-A',
      precinct: 'D1',
      dueAt: at,
      acknowledgeBy: null,
      at,
    },
  };
}

function resolved(reportedBy: string | null): DomainEvent<'issue.resolved.v1'> {
  const data = { issueId, reference: 'A1-0042', reason: 'fixed' as const, by: officerId, reportedBy, at };
  return { ...envelope, type: 'issue.resolved.v1', data };
}

describe('who is told', () => {
  it.each<[string, Cause, Surroundings, string[]]>([
    ['the officer, of an assignment', assigned, nothingKnown, [officerId]],
    ['the owner, of an escalation', raised(officerId), { ...nothingKnown, commanders }, [officerId]],
    ['every commander, of an escalation without owner', raised(null), { ...nothingKnown, commanders }, commanders],
    ['nobody yet, while no commander is known', raised(null), nothingKnown, []],
    ['the clerk who took the report, when it is resolved', resolved(clerkId), nothingKnown, [clerkId]],
    ['nobody, when nobody signed in took the report', resolved(null), nothingKnown, []],
  ])('%s', (_name, cause, surroundings, recipients) => {
    expect(messagesFor(cause, surroundings).map((message) => message.recipientId)).toEqual(recipients);
  });

  it.each<[Cause, boolean]>([
    [assigned, false],
    [raised(officerId), false],
    [raised(null), true],
    [resolved(clerkId), false],
  ])('only an escalation without owner is for the commanders (%#)', (cause, expected) => {
    expect(isForCommanders(cause)).toBe(expected);
  });
});

describe('what is told', () => {
  it('is made of codes and times of the event', () => {
    const [message] = messagesFor(raised(officerId), nothingKnown);
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
    });
  });

  it('takes what a resolution does not repeat from what was said about the issue before', () => {
    const facts = new Map([[issueId, { category: 'noise-street', sector: 'D1-A', priority: 'high' as const }]]);
    const [message] = messagesFor(resolved(clerkId), { commanders: [], facts });
    expect(message).toMatchObject({
      kind: 'resolved',
      category: 'noise-street',
      sector: 'D1-A',
      priority: 'high',
      reason: 'fixed',
    });
  });
});

describe('the title', () => {
  const message = messagesFor(assigned, nothingKnown)[0] as Message;
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
  ])('%j reads "%s"', (change, title) => {
    expect(titleOf({ ...message, ...change })).toBe(title);
  });
});
