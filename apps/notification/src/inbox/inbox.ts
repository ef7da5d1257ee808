import { assertNever } from '@owcr/contracts';
import type { DeadlineKind, DomainEvent, NotificationKind, Priority, ResolutionReason } from '@owcr/contracts';

/** What somebody is told about. */
export type Cause = DomainEvent<'assignment.made.v1' | 'escalation.raised.v1' | 'issue.resolved.v1'>;

/** What is told: ids, codes and times. Free text and anything about the reporter has no place here. */
export interface Message {
  /** The event that is the reason. With the recipient it makes the id, so nobody is told the same thing twice. */
  causeId: string;
  recipientId: string;
  kind: NotificationKind;
  issueId: string;
  reference: string;
  category: string | null;
  sector: string | null;
  priority: Priority | null;
  level: number | null;
  /** Which deadline was missed, and when it was. */
  deadline: DeadlineKind | null;
  dueAt: string | null;
  reason: ResolutionReason | null;
}

/** What an earlier message said about an issue, for events that do not repeat it. */
export interface IssueFacts {
  category: string | null;
  sector: string | null;
  priority: Priority | null;
}

export interface Surroundings {
  /** Everybody on duty in the highest rank, told when an escalation has no owner. */
  commanders: readonly string[];
  facts: ReadonlyMap<string, IssueFacts>;
}

const unknownFacts: IssueFacts = { category: null, sector: null, priority: null };

/** The messages one event causes: none when it concerns nobody. */
export function messagesFor(cause: Cause, { commanders, facts }: Surroundings): Message[] {
  return recipientsOf(cause, commanders).map((recipientId) => ({
    causeId: cause.id,
    recipientId,
    issueId: cause.data.issueId,
    reference: cause.data.reference,
    ...contentOf(cause, facts.get(cause.data.issueId) ?? unknownFacts),
  }));
}

/**
 * An escalation without an owner is one that the chain of command has no name for. Whom it should go to cannot be guessed,
 * and nobody being told would be the silence this product exists to end: so every active commander is told.
 */
export function isForCommanders(cause: Cause): boolean {
  return cause.type === 'escalation.raised.v1' && cause.data.ownerId === null;
}

function recipientsOf(cause: Cause, commanders: readonly string[]): readonly string[] {
  switch (cause.type) {
    case 'assignment.made.v1':
      return [cause.data.officerId];
    case 'escalation.raised.v1':
      return cause.data.ownerId === null ? commanders : [cause.data.ownerId];
    case 'issue.resolved.v1':
      return cause.data.reportedBy === null ? [] : [cause.data.reportedBy];
    default:
      return assertNever(cause);
  }
}

type Content = Omit<Message, 'causeId' | 'recipientId' | 'issueId' | 'reference'>;

function contentOf(cause: Cause, facts: IssueFacts): Content {
  const empty = { level: null, deadline: null, dueAt: null, reason: null };
  switch (cause.type) {
    case 'assignment.made.v1':
      return { ...empty, kind: 'assigned', ...factsOf(cause.data) };
    case 'escalation.raised.v1': {
      const { level, kind, dueAt } = cause.data;
      return { ...empty, kind: 'escalated', ...factsOf(cause.data), level, deadline: kind, dueAt };
    }
    case 'issue.resolved.v1':
      return { ...empty, kind: 'resolved', ...factsOf(facts), reason: cause.data.reason };
    default:
      return assertNever(cause);
  }
}

/** The facts alone, whatever else came with them. */
export function factsOf({ category, sector, priority }: IssueFacts): IssueFacts {
  return { category, sector, priority };
}

export type Titled = Pick<Message, 'kind' | 'reference' | 'category' | 'sector' | 'level' | 'deadline' | 'reason'>;

/** One line in plain words, made of codes only: `A1-0042 assigned to you: noise-street in sector D1-A`. */
export function titleOf(message: Titled): string {
  const what = subjectOf(message);
  return what ? `${headOf(message)}: ${what}` : headOf(message);
}

function headOf({ kind, reference, level, deadline, reason }: Titled): string {
  switch (kind) {
    case 'assigned':
      return `${reference} assigned to you`;
    case 'escalated':
      return `${reference} not ${deadline === 'resolve' ? 'resolved' : 'acknowledged'} in time, escalated to level ${level ?? 1}`;
    case 'resolved':
      return reason ? `${reference} resolved, ${reason}` : `${reference} resolved`;
    default:
      return assertNever(kind);
  }
}

function subjectOf({ category, sector }: Titled): string {
  return [category, sector ? `in sector ${sector}` : null].filter(Boolean).join(' ');
}
