import { assertNever } from '@owcr/contracts';
import type { Fact, ResolutionReason } from '@owcr/contracts';
import { allowedActions, takesMerges, type Action, type Issue, type Status } from './issue.js';

export type Command =
  | { type: 'start' }
  | { type: 'note'; noteId: string }
  | { type: 'refer'; partner: string }
  | { type: 'resolve'; reason: ResolutionReason; note: string | null }
  | { type: 'confirm' }
  | { type: 'reopen'; reason: string | null }
  | { type: 'withdraw'; reason: string | null }
  | { type: 'merge'; into: { id: string; status: Status } };

/** Who commands, and when. */
export interface Occasion {
  by: string;
  at: string;
}

export type Refusal =
  | { code: 'not-allowed-in-status'; status: Status; action: Action; allowed: Action[] }
  | { code: 'merge-into-itself' }
  | { code: 'merge-target-over'; status: Status };

export type Outcome = { issue: Issue; facts: Fact[] } | { refused: Refusal };

/** What a command makes of an issue, and the facts that state it; or why it is refused. */
export function carryOut(command: Command, issue: Issue, occasion: Occasion): Outcome {
  const allowed = allowedActions(issue.status);
  if (!allowed.includes(command.type)) {
    return { refused: { code: 'not-allowed-in-status', status: issue.status, action: command.type, allowed } };
  }
  if (command.type === 'merge') {
    if (command.into.id === issue.id) return { refused: { code: 'merge-into-itself' } };
    if (!takesMerges(command.into.status)) return { refused: { code: 'merge-target-over', status: command.into.status } };
  }
  return stated(issue, changed(issue, command, occasion), factOf(command, issue, occasion));
}

/** A resolved issue that nobody confirmed in time is closed; `id` is the event's, from the timer. No change where it was reopened or closed since. */
export function closeUnconfirmed(issue: Issue, { at, id }: { at: string; id: string }): { issue: Issue; facts: Fact[] } {
  if (issue.status !== 'resolved') return { issue, facts: [] };
  const fact = { type: 'issue.closed.v1', data: { issueId: issue.id, cause: 'unconfirmed', by: null, at } } as const;
  return stated(issue, { ...issue, status: 'closed' }, { ...fact, id });
}

type Unnumbered = Fact extends infer F ? (F extends Fact ? Omit<F, 'key' | 'version'> : never) : never;

function stated(before: Issue, after: Issue, fact: Unnumbered): { issue: Issue; facts: Fact[] } {
  const eventCount = before.eventCount + 1;
  return {
    issue: { ...after, eventCount, version: before.version + 1 },
    facts: [{ ...fact, key: before.id, version: eventCount } as Fact],
  };
}

function changed(issue: Issue, command: Command, { at }: Occasion): Issue {
  switch (command.type) {
    case 'start':
      return { ...issue, status: 'in-progress' };
    case 'note':
      return issue;
    case 'refer':
      return { ...issue, status: 'referred', referredTo: command.partner };
    case 'resolve':
      return { ...issue, status: 'resolved', resolution: { reason: command.reason, note: command.note, at } };
    case 'confirm':
      return { ...issue, status: 'closed' };
    case 'reopen':
      return { ...issue, status: 'reopened', resolution: null, reopenCount: issue.reopenCount + 1, reopenReason: command.reason };
    case 'withdraw':
      return { ...issue, status: 'withdrawn', withdrawReason: command.reason };
    case 'merge':
      return { ...issue, status: 'merged', mergedInto: command.into.id };
    default:
      return assertNever(command);
  }
}

/** No free text: what somebody wrote stays in this service. */
function factOf(command: Command, issue: Issue, { by, at }: Occasion): Unnumbered {
  const { id: issueId, reference, category, priority, location, reportedBy, reportedAt } = issue;
  switch (command.type) {
    case 'start':
      return { type: 'issue.started.v1', data: { issueId, by, at } };
    case 'note':
      return { type: 'issue.noted.v1', data: { issueId, noteId: command.noteId, by, at } };
    case 'refer':
      return { type: 'issue.referred.v1', data: { issueId, partner: command.partner, by, at } };
    case 'resolve':
      return { type: 'issue.resolved.v1', data: { issueId, reference, reason: command.reason, by, reportedBy, at } };
    case 'confirm':
      return { type: 'issue.closed.v1', data: { issueId, cause: 'confirmed', by, at } };
    case 'reopen': {
      const count = issue.reopenCount + 1;
      return { type: 'issue.reopened.v1', data: { issueId, reference, category, priority, location, count, by, reportedAt, at } };
    }
    case 'withdraw':
      return { type: 'issue.withdrawn.v1', data: { issueId, by, at } };
    case 'merge':
      return { type: 'issue.merged.v1', data: { issueId, into: command.into.id, by, at } };
    default:
      return assertNever(command);
  }
}
