import { allowedActions, assertNever, type IssueAction, type IssueStatus } from '@owcr/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Fact, ResolutionReason } from '@owcr/contracts';
import { takesMerges, type Issue } from './issue.js';

const dayMs = 24 * 60 * 60 * 1000;

export type Command =
  | { type: 'start' }
  | { type: 'note'; noteId: string; text: string }
  | { type: 'refer'; partner: string }
  | { type: 'resolve'; reason: ResolutionReason; note: string | null }
  | { type: 'confirm' }
  | { type: 'reopen'; reason: string | null }
  | { type: 'withdraw'; reason: string | null }
  | { type: 'merge'; into: { id: string; status: IssueStatus } }
  | { type: 'unmerge' };

/** Who commands, and when. */
export interface Occasion {
  by: string;
  at: string;
  /** The partner agency of who commands; absent: they work for the department. */
  agency?: string;
}

export type Refusal =
  | { code: 'not-allowed-in-status'; status: IssueStatus; action: IssueAction; allowed: IssueAction[] }
  | { code: 'merge-into-itself' }
  | { code: 'merge-target-over'; status: IssueStatus }
  | { code: 'not-referred' };

export type Outcome = { issue: Issue; facts: Fact[] } | { refused: Refusal };

/** What a command makes of an issue, and the facts that state it; or why it is refused. */
export function carryOut(command: Command, issue: Issue, occasion: Occasion): Outcome {
  const refused = refusedByStatus(command, issue);
  if (refused) return { refused };
  if (command.type === 'merge') {
    if (command.into.id === issue.id) return { refused: { code: 'merge-into-itself' } };
    if (!takesMerges(command.into.status)) return { refused: { code: 'merge-target-over', status: command.into.status } };
  }
  if (command.type === 'resolve' && command.reason === 'referred' && issue.referredTo === null)
    return { refused: { code: 'not-referred' } };
  return stated(issue, changed(issue, command, occasion), factOf(command, issue, occasion));
}

/** What the reporter of an issue may say about it with nothing but its tracking code. */
export type ReporterCommand = Extract<Command, { type: 'confirm' | 'reopen' }>;

/** The same for its reporter, who has no account: the facts say that nobody signed in did it. */
export function carryOutForReporter(command: ReporterCommand, issue: Issue, at: string): Outcome {
  const refused = refusedByStatus(command, issue);
  if (refused) return { refused };
  return stated(issue, changed(issue, command, { at }), factOpenToReporters(command, issue, { by: null, at }));
}

function refusedByStatus(command: Command, issue: Issue): Refusal | null {
  const allowed = allowedActions(issue.status);
  if (allowed.includes(command.type)) return null;
  return { code: 'not-allowed-in-status', status: issue.status, action: command.type, allowed };
}

export type NoteKind = 'note' | 'resolution' | 'reopening' | 'withdrawal';

/** What somebody wrote with a command. It is kept as a note of the issue, whatever becomes of the issue later. */
export function wordsOf(command: Command): { kind: NoteKind; text: string } | null {
  switch (command.type) {
    case 'note':
      return { kind: 'note', text: command.text };
    case 'resolve':
      return command.note === null ? null : { kind: 'resolution', text: command.note };
    case 'reopen':
      return command.reason === null ? null : { kind: 'reopening', text: command.reason };
    case 'withdraw':
      return command.reason === null ? null : { kind: 'withdrawal', text: command.reason };
    case 'start':
    case 'refer':
    case 'confirm':
    case 'merge':
    case 'unmerge':
      return null;
    default:
      return assertNever(command);
  }
}

/** Which resolution of the issue this is: what the timer that closes it is set for. */
export function resolutionNumber(issue: Issue): number {
  return issue.reopenCount + 1;
}

/** When a resolved issue is closed if nobody confirms it; null in every other status. */
export function closesAt(issue: Issue, unconfirmedMaxDays: number): string | null {
  if (issue.status !== 'resolved' || !issue.resolution) return null;
  const waits = { milliseconds: Math.round(unconfirmedMaxDays * dayMs) };
  return Temporal.Instant.from(issue.resolution.at).add(waits).toString({ smallestUnit: 'millisecond' });
}

/** A resolved issue that nobody confirmed in time is closed; `id` is the event's, from the timer. Null where it was reopened or closed since. */
export function closeUnconfirmed(
  issue: Issue,
  timer: { resolution: number; at: string; id: string },
): { issue: Issue; facts: Fact[] } | null {
  if (issue.status !== 'resolved' || resolutionNumber(issue) !== timer.resolution) return null;
  const { at, id } = timer;
  const fact = { type: 'issue.closed.v1', data: { issueId: issue.id, cause: 'unconfirmed', by: null, at } } as const;
  return stated(issue, { ...issue, status: 'closed' }, { ...fact, id });
}

/** States that the reporter of an issue was erased, whatever its status is. Nothing about them is in the fact. */
export function reporterErased(issue: Issue, { by, at }: Occasion): { issue: Issue; facts: Fact[] } {
  return stated(issue, issue, { type: 'issue.reporter-erased.v1', data: { issueId: issue.id, by, at } });
}

/**
 * That a photo was added, whatever may be noted of an issue in its status. Its version stays: nothing changed that somebody who is about
 * to say something of it has to see before.
 */
export function photoAdded(issue: Issue, photoId: string, { by, at }: { by: string | null; at: string }): Outcome {
  const allowed = allowedActions(issue.status);
  if (!allowed.includes('note'))
    return { refused: { code: 'not-allowed-in-status', status: issue.status, action: 'note', allowed } };
  const outcome = stated(issue, issue, { type: 'issue.photo-added.v1', data: { issueId: issue.id, photoId, by, at } });
  return { ...outcome, issue: { ...outcome.issue, version: issue.version } };
}

export type Unnumbered = Fact extends infer F ? (F extends Fact ? Omit<F, 'key' | 'version'> : never) : never;

/** A fact about an issue, counted, and the issue with it. */
export function stated(before: Issue, after: Issue, fact: Unnumbered): { issue: Issue; facts: Fact[] } {
  const eventCount = before.eventCount + 1;
  return {
    issue: { ...after, eventCount, version: before.version + 1 },
    facts: [{ ...fact, key: before.id, version: eventCount }],
  };
}

function changed(issue: Issue, command: Command, { at }: Pick<Occasion, 'at'>): Issue {
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
      return { ...issue, status: 'reopened', resolution: null, reopenCount: issue.reopenCount + 1 };
    case 'withdraw':
      return { ...issue, status: 'withdrawn' };
    case 'merge':
      return { ...issue, status: 'merged', mergedInto: command.into.id, survivor: command.into.id };
    case 'unmerge':
      return { ...issue, status: 'reported', mergedInto: null, survivor: null, officerId: null, reviewCause: null };
    default:
      return assertNever(command);
  }
}

/** No free text: what somebody wrote stays in this service. */
function factOf(command: Command, issue: Issue, { by, at, agency }: Occasion): Unnumbered {
  const { id: issueId, reference, category, priority, reportedBy, officerId } = issue;
  const ofAgency = agency === undefined ? {} : { agency };
  switch (command.type) {
    case 'start':
      return { type: 'issue.started.v1', data: { issueId, by, at } };
    case 'note':
      return { type: 'issue.noted.v1', data: { issueId, noteId: command.noteId, by, at, reference, officerId, ...ofAgency } };
    case 'refer':
      return { type: 'issue.referred.v1', data: { issueId, partner: command.partner, by, at, reference, category, priority } };
    case 'resolve':
      return {
        type: 'issue.resolved.v1',
        data: { issueId, reference, reason: command.reason, by, reportedBy, at, officerId, ...ofAgency },
      };
    case 'confirm':
    case 'reopen':
      return factOpenToReporters(command, issue, { by, at });
    case 'withdraw':
      return { type: 'issue.withdrawn.v1', data: { issueId, by, at } };
    case 'merge':
      return { type: 'issue.merged.v1', data: { issueId, into: command.into.id, by, at } };
    case 'unmerge': {
      const { location, reportedAt, mergedInto } = issue;
      const from = mergedInto ?? issueId;
      return {
        type: 'issue.unmerged.v1',
        data: { issueId, from, reference, category, priority, location, by, reportedAt, at },
      };
    }
    default:
      return assertNever(command);
  }
}

function factOpenToReporters(command: ReporterCommand, issue: Issue, { by, at }: { by: string | null; at: string }): Unnumbered {
  const { id: issueId, reference, category, priority, location, reportedAt } = issue;
  if (command.type === 'confirm') return { type: 'issue.closed.v1', data: { issueId, cause: 'confirmed', by, at } };
  const count = issue.reopenCount + 1;
  return { type: 'issue.reopened.v1', data: { issueId, reference, category, priority, location, count, by, reportedAt, at } };
}
