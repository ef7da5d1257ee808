import { assertNever } from '@owcr/contracts';
import type {
  DeadlineKind,
  DomainEvent,
  EscalationAudience,
  NotificationKind,
  Priority,
  ResolutionReason,
} from '@owcr/contracts';
import { agencyInbox, type SharedInbox } from './shared-inbox.js';

/** What somebody is told about. */
export type Cause = DomainEvent<CauseType>;
export const urgentTypes = ['assignment.made.v1'] as const;
export const causeTypes = [
  'escalation.raised.v1',
  'escalation.moved.v1',
  'escalation.reminded.v1',
  'issue.noted.v1',
  'issue.referred.v1',
  'issue.resolved.v1',
] as const;
type CauseType = (typeof urgentTypes)[number] | (typeof causeTypes)[number];

/** What is told: codes and times. Free text and anything about the reporter has no place here. */
export interface Content {
  kind: NotificationKind;
  reference: string;
  category: string | null;
  sector: string | null;
  priority: Priority | null;
  level: number | null;
  /** Which deadline was missed, and when it was. */
  deadline: DeadlineKind | null;
  dueAt: string | null;
  reason: ResolutionReason | null;
  /** Who else is told of an escalation; null where it is one person's. */
  audience: EscalationAudience | null;
  /** The partner agency it is about. */
  agency: string | null;
}

interface Told extends Content {
  /** The event that is the reason. With who is told it makes the id, so nobody is told the same thing twice. */
  causeId: string;
  issueId: string;
}

/** For one person. `at`: when it was told to all, where that was before it reached this person. */
export interface Message extends Told {
  recipientId: string;
  at?: string;
}

/** For everybody who reads a shared inbox, but for who did it. */
export interface SharedMessage extends Told {
  inbox: SharedInbox;
  by: string | null;
}

/** What an earlier message said about an issue, for events that do not repeat it. */
export type IssueFacts = Partial<Pick<Content, 'reference' | 'category' | 'sector' | 'priority'>>;

export interface Messages {
  personal: Message[];
  shared: SharedMessage[];
}

/** The messages one event causes: none when it concerns nobody. Whoever did it is not told of it. */
export function messagesFor(cause: Cause, facts: ReadonlyMap<string, IssueFacts>): Messages {
  const { issueId } = cause.data;
  const by = 'by' in cause.data ? (cause.data.by ?? null) : null;
  const about = { causeId: cause.id, issueId };
  const known = facts.get(issueId) ?? {};
  const addressed = addressesOf(cause).map((address) => ({ address, content: contentOf(cause, address.kind, known) }));
  return {
    personal: addressed.flatMap(({ address, content }) =>
      'person' in address && address.person !== by ? [{ ...about, ...content, recipientId: address.person }] : [],
    ),
    shared: addressed.flatMap(({ address, content }) =>
      'inbox' in address ? [{ ...about, ...content, inbox: address.inbox, by }] : [],
    ),
  };
}

type Address = { kind: NotificationKind } & ({ person: string } | { inbox: SharedInbox });

function addressesOf(cause: Cause): Address[] {
  switch (cause.type) {
    case 'assignment.made.v1':
      return [{ kind: 'assigned', person: cause.data.officerId }];
    case 'escalation.raised.v1':
    case 'escalation.moved.v1':
      return [answering('escalated', cause.data)];
    case 'escalation.reminded.v1':
      return cause.data.ownerId === null
        ? [answering('reminded', cause.data)]
        : [answering('reminded', cause.data), { kind: 'reminded', inbox: 'command' }];
    case 'issue.noted.v1': {
      const { agency, officerId } = cause.data;
      return agency !== undefined && officerId ? [{ kind: 'partner-noted', person: officerId }] : [];
    }
    case 'issue.referred.v1':
      return [{ kind: 'referred', inbox: agencyInbox(cause.data.partner) }];
    case 'issue.resolved.v1': {
      const { agency, officerId, reportedBy } = cause.data;
      const officer = agency === undefined ? null : (officerId ?? null);
      return [
        ...(officer === null ? [] : [{ kind: 'partner-resolved', person: officer } as const]),
        ...(reportedBy === null || reportedBy === officer ? [] : [{ kind: 'resolved', person: reportedBy } as const]),
      ];
    }
    default:
      return assertNever(cause);
  }
}

/** An escalation that no single person answers for is told to its audience; before there were audiences, that was the command. */
function answering(
  kind: NotificationKind,
  { ownerId, audience = 'command' }: { ownerId: string | null; audience?: EscalationAudience },
): Address {
  return ownerId === null ? { kind, inbox: audience } : { kind, person: ownerId };
}

function contentOf(cause: Cause, kind: NotificationKind, known: IssueFacts): Content {
  const content = { kind, ...factsOf(known, cause), level: null, deadline: null, dueAt: null, reason: null };
  const agency = agencyOf(cause);
  switch (cause.type) {
    case 'escalation.raised.v1':
    case 'escalation.moved.v1':
    case 'escalation.reminded.v1': {
      const { level, kind: deadline, dueAt, ownerId, audience = 'command' } = cause.data;
      return { ...content, level, deadline, dueAt, audience: ownerId === null ? audience : null, agency };
    }
    case 'issue.resolved.v1':
      return { ...content, reason: cause.data.reason, audience: null, agency };
    case 'assignment.made.v1':
    case 'issue.noted.v1':
    case 'issue.referred.v1':
      return { ...content, audience: null, agency };
    default:
      return assertNever(cause);
  }
}

function agencyOf(cause: Cause): string | null {
  switch (cause.type) {
    case 'issue.referred.v1':
      return cause.data.partner;
    case 'issue.noted.v1':
    case 'issue.resolved.v1':
      return cause.data.agency ?? null;
    default:
      return null;
  }
}

/** What an event says of its issue, and for the rest what was known before. An issue of which no message told before has no number here. */
function factsOf(known: IssueFacts, { data }: Cause): Pick<Content, 'reference' | 'category' | 'sector' | 'priority'> {
  const { reference = 'An issue', category = null, sector = null, priority = null } = { ...known, ...factsIn(data) };
  return { reference, category, sector, priority };
}

/** The facts alone, whatever else came with them; what is absent or unknown is left out. */
export function factsIn(data: object): IssueFacts {
  const { reference, category, sector, priority } = data as Record<keyof IssueFacts, never>;
  return Object.fromEntries(Object.entries({ reference, category, sector, priority }).filter(([, value]) => value != null));
}

export type Titled = Pick<
  Content,
  'kind' | 'reference' | 'category' | 'sector' | 'level' | 'deadline' | 'reason' | 'audience' | 'agency'
>;

/** One line in plain words, made of codes only: `A1-0042 assigned to you: noise-street in sector D1-A`. */
export function titleOf(message: Titled): string {
  const what = subjectOf(message);
  return what ? `${headOf(message)}: ${what}` : headOf(message);
}

function headOf({ kind, reference, level, deadline, reason, audience, agency }: Titled): string {
  const handled = deadline === 'resolve' ? 'resolved' : 'acknowledged';
  const partner = agency ?? 'a partner agency';
  switch (kind) {
    case 'assigned':
      return `${reference} assigned to you`;
    case 'escalated':
      return audience === 'clerks'
        ? `${reference} not ${handled} in time, needs a place`
        : `${reference} not ${handled} in time, escalated to level ${level ?? 1}`;
    case 'reminded':
      return `${reference} still not ${handled}, all levels were told`;
    case 'resolved':
      return reason ? `${reference} resolved, ${reason}` : `${reference} resolved`;
    case 'referred':
      return `${reference} referred to your agency`;
    case 'partner-noted':
      return `${reference} has a note from ${partner}`;
    case 'partner-resolved':
      return reason ? `${reference} resolved by ${partner}, ${reason}` : `${reference} resolved by ${partner}`;
    default:
      return assertNever(kind);
  }
}

function subjectOf({ category, sector }: Titled): string {
  return [category, sector ? `in sector ${sector}` : null].filter(Boolean).join(' ');
}
