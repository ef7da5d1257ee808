import { assertNever, type AssignmentCause, deadlineKinds, type DeadlineKind } from '@owcr/contracts';
import { allowanceOf, type Policy, policyFor } from '../policy/policy.js';
import { answersForLevel, type Roster } from '../roster/roster.js';
import type { Clock, ClockEvent, EndCause, IssueClocks, IssueDetails, Opening, Responsible } from './clock.js';
import { evolveAll } from './clock-evolve.js';
import { end, finish, handle, isHandled, stop } from './handling.js';
import { addSeconds, isAfter } from './instants.js';
import { acknowledge, moveOpen } from './ladder.js';
import { learnPlace, type ReviewPlace } from './review.js';

/** What became known about an issue. `at` is when it happened, which may be long ago: events come late and more than once. */
export type Command =
  | { type: 'Report'; details: IssueDetails }
  | { type: 'Assign'; details: IssueDetails; responsible: Responsible; cause: AssignmentCause; at: string }
  | ({ type: 'Review'; at: string } & ReviewPlace)
  | { type: 'Acknowledge'; at: string }
  | { type: 'Finish'; at: string }
  | { type: 'Reopen'; details: IssueDetails; at: string }
  | { type: 'Unmerge'; details: IssueDetails; at: string }
  | { type: 'Correct'; details: IssueDetails }
  | { type: 'End'; cause: EndCause; at: string };

export interface Circumstances {
  now: string;
  policies: readonly Policy[];
  /** Those who may answer for what was raised already. Empty where nothing was. */
  roster: Roster;
}

/**
 * What follows from a command. A deadline that has passed already is set all the same: its timer is due at once, so it is
 * missed a moment later, unless the work that was done in time is in the same batch.
 */
export function decide(command: Command, state: IssueClocks, circumstances: Circumstances): ClockEvent[] {
  switch (command.type) {
    case 'Report':
      return open(state, command.details, { openedBy: 'report', startedAt: command.details.reportedAt }, circumstances);
    case 'Assign':
      return assign(command, state, circumstances);
    case 'Review':
      return inTurn(state, [
        (now) => learnPlace(command, now),
        (now) => moveOpen(now, 'issue-moved', circumstances.now, circumstances.roster),
      ]);
    case 'Acknowledge':
      return handle(state, 'acknowledge', command.at);
    case 'Finish':
      return finish(state, command.at);
    case 'Reopen':
      return reopen(command, state, circumstances);
    case 'Unmerge':
      return unmerge(state, command.details, command.at, circumstances);
    case 'Correct':
      return correct(state, command.details, circumstances);
    case 'End':
      return end(state, command.cause, command.at);
    default:
      return assertNever(command);
  }
}

interface Start {
  openedBy: Opening;
  startedAt: string;
}

/** Opens the clocks that have never been opened. */
function open(state: IssueClocks, details: IssueDetails, start: Start, circumstances: Circumstances): ClockEvent[] {
  const learned: ClockEvent[] = state.details === null ? [{ type: 'IssueLearned', details }] : [];
  const unopened = deadlineKinds.filter((kind) => state[kind].status === 'unopened');
  return inTurn(state, [() => learned, ...unopened.map((kind) => (now: IssueClocks) => set(now, kind, start, circumstances))]);
}

function assign(command: Extract<Command, { type: 'Assign' }>, state: IssueClocks, circumstances: Circumstances): ClockEvent[] {
  const { details, responsible, cause, at } = command;
  const first: Start =
    cause === 'reopened' ? { openedBy: 'reopen', startedAt: at } : { openedBy: 'report', startedAt: details.reportedAt };
  const isNews = responsible.number > (state.responsible?.number ?? 0);
  return inTurn(state, [
    (now) =>
      cause === 'unmerged' && isNews ? unmerge(now, details, at, circumstances) : open(now, details, first, circumstances),
    () => (isNews ? [{ type: 'ResponsibleLearned', responsible }] : []),
    (now) => (cause === 'reassigned' || (isNews && isNextAfterHandling(command, now)) ? reassign(now, at, circumstances) : []),
    (now) => (isNews ? takeOver(now, responsible.officerId, circumstances) : []),
    (now) => (isNews ? moveOpen(now, 'issue-moved', circumstances.now, circumstances.roster) : []),
  ]);
}

/** A supervisor who makes the issue their own has by that acknowledged what was raised to them about it, or could have been. */
function takeOver(state: IssueClocks, officerId: string | null, { now, roster }: Circumstances): ClockEvent[] {
  if (officerId === null) return [];
  const supervisor = roster.get(officerId);
  return state.escalations
    .filter(({ owner, level }) => owner.id === officerId || (supervisor !== undefined && answersForLevel(supervisor, level)))
    .flatMap(({ kind, level }) => acknowledge(state, kind, level, officerId, now));
}

/** The next officer is chosen by the rule, and gets what is left of the time. */
const withoutNewTime: ReadonlySet<AssignmentCause> = new Set(['declined', 'located', 'corrected', 'moved']);

/**
 * Declining gives no new time while the clock still runs. But what an earlier officer acknowledged, the next one has not:
 * without a clock of its own that would be late unseen. (A reopening restarts the clock itself.)
 */
function isNextAfterHandling({ responsible, cause }: Extract<Command, { type: 'Assign' }>, state: IssueClocks): boolean {
  return responsible.number > 1 && withoutNewTime.has(cause) && isHandled(state.acknowledge);
}

/** Another officer needs the time to acknowledge; for what is resolved there is nothing to acknowledge. */
function reassign(state: IssueClocks, at: string, circumstances: Circumstances): ClockEvent[] {
  return isHandled(state.resolve) ? [] : restart(state, 'acknowledge', { openedBy: 'reassign', startedAt: at }, circumstances);
}

function reopen(
  { details, at }: Extract<Command, { type: 'Reopen' }>,
  state: IssueClocks,
  circumstances: Circumstances,
): ClockEvent[] {
  const start: Start = { openedBy: 'reopen', startedAt: at };
  const isNews = state.details === null || deadlineKinds.some((kind) => startsAnew(state[kind], at));
  return inTurn(state, [
    () => (isNews ? [{ type: 'IssueLearned', details }] : []),
    ...deadlineKinds.map((kind) => (now: IssueClocks) => restart(now, kind, start, circumstances)),
  ]);
}

/**
 * A merge was undone: what the issue was cancelled by is void, and its clocks start again as if it were reopened. An assignment may tell
 * of it before the event does, even before the merge itself is heard of: then the clocks run already, or were cancelled too late.
 */
function unmerge(state: IssueClocks, details: IssueDetails, at: string, circumstances: Circumstances): ClockEvent[] {
  if (state.ended?.cause === 'withdrawn') return [];
  const start: Start = { openedBy: 'unmerge', startedAt: at };
  return inTurn(state, [
    () => (state.ended === null ? [] : [{ type: 'IssueResumed', at }]),
    () => (state.details === null ? [{ type: 'IssueLearned', details }] : []),
    ...deadlineKinds.map((kind) => (now: IssueClocks) => {
      const clock = now[kind];
      // What was missed and not handled when the merge ended it has no ladder any more: it is as void as what was cancelled.
      const isVoid =
        clock.status === 'cancelled' || (state.ended !== null && clock.status === 'missed' && clock.handledAt === null);
      if (!isVoid) return restart(now, kind, start, circumstances);
      const startedAt = isAfter(clock.startedAt, at) ? clock.startedAt : at;
      return set(now, kind, { ...start, startedAt }, circumstances);
    }),
  ]);
}

/**
 * Another category or priority allows other times, counted from the same start:
 * - A deadline that was met stays met, and one that was handled too late stays missed: what was promised then is what counts.
 * - One that runs moves. If its new time has passed it is missed a moment later, by its timer.
 * - One that was missed and is not handled yet runs again if its new time lies ahead, and what was raised is closed as `corrected`.
 *   Otherwise it stays missed, and what was raised stays raised.
 */
function correct(state: IssueClocks, details: IssueDetails, circumstances: Circumstances): ClockEvent[] {
  const before = state.details;
  if (before === null) return open(state, details, { openedBy: 'report', startedAt: details.reportedAt }, circumstances);
  if (before.category === details.category && before.priority === details.priority) return [];
  const learned = { ...details, history: before.history };
  return inTurn(state, [
    () => [{ type: 'IssueLearned', details: learned }],
    ...deadlineKinds.map((kind) => (now: IssueClocks) => recount(now, kind, circumstances)),
  ]);
}

function recount(state: IssueClocks, kind: DeadlineKind, circumstances: Circumstances): ClockEvent[] {
  const clock = state[kind];
  if (state.ended !== null || state.details === null) return [];
  if (clock.status !== 'running' && (clock.status !== 'missed' || clock.handledAt !== null)) return [];
  const { openedBy, startedAt } = clock;
  const allowance = allowanceOf(policyFor(circumstances.policies, state.details.category, state.details.priority), kind);
  const isAhead = isAfter(addSeconds(startedAt, allowance.seconds), circumstances.now);
  if (clock.status === 'missed' && !isAhead) return [];
  return inTurn(state, [
    (now) => stop(now, kind, 'corrected', circumstances.now),
    (now) => set(now, kind, { openedBy, startedAt }, circumstances),
  ]);
}

function restart(state: IssueClocks, kind: DeadlineKind, start: Start, circumstances: Circumstances): ClockEvent[] {
  if (state.ended !== null || !startsAnew(state[kind], start.startedAt)) return [];
  return inTurn(state, [(now) => stop(now, kind, 'restarted', circumstances.now), (now) => set(now, kind, start, circumstances)]);
}

function startsAnew(clock: Clock, startedAt: string): boolean {
  return clock.status === 'unopened' || isAfter(startedAt, clock.startedAt);
}

/** Starts the next run. What was already seen to after its start is met or missed at once. */
function set(state: IssueClocks, kind: DeadlineKind, start: Start, { now, policies }: Circumstances): ClockEvent[] {
  if (state.ended !== null || state.details === null) return [];
  const before = state[kind];
  if (isUntimedHistory(state.details, before, start)) return [];
  const allowance = allowanceOf(policyFor(policies, state.details.category, state.details.priority), kind);
  const run = before.status === 'unopened' ? 1 : before.run + 1;
  const dueAt = addSeconds(start.startedAt, allowance.seconds);
  const handledAt = handlingAfter(before, start);
  return inTurn(state, [
    () => [{ type: 'DeadlineSet', kind, run, ...start, dueAt, allowance, at: now }],
    (next) => (handledAt === null ? [] : handle(next, kind, handledAt)),
  ]);
}

/**
 * Imported history starts no clock: not by its report, whichever event tells of it first, and not by another officer. What
 * is reopened is work of today, and from then on its clocks are like any other's.
 */
function isUntimedHistory({ history }: IssueDetails, clock: Clock, { openedBy }: Start): boolean {
  return history && clock.status === 'unopened' && openedBy !== 'reopen';
}

/** When the work for a run that starts now was already done, told by an event that overtook its start. */
function handlingAfter(clock: Clock, { openedBy, startedAt }: Start): string | null {
  if (!('handledAt' in clock) || clock.handledAt === null) return null;
  return openedBy === 'report' || isAfter(clock.handledAt, startedAt) ? clock.handledAt : null;
}

/** Each step decides on the state the steps before it left. */
function inTurn(state: IssueClocks, steps: readonly ((state: IssueClocks) => ClockEvent[])[]): ClockEvent[] {
  return steps.reduce<{ events: ClockEvent[]; state: IssueClocks }>(
    (before, step) => {
      const events = step(before.state);
      return { events: [...before.events, ...events], state: evolveAll(before.state, events) };
    },
    { events: [], state },
  ).events;
}
