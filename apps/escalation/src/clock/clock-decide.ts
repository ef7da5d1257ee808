import { assertNever, type AssignmentCause, deadlineKinds, type DeadlineKind } from '@owcr/contracts';
import { allowanceOf, type Policy, policyFor } from '../policy/policy.js';
import { answersForLevel, type Roster } from '../roster/roster.js';
import type { Clock, ClockEvent, EndCause, IssueClocks, IssueDetails, Opening, Responsible, StopCause } from './clock.js';
import { evolveAll } from './clock-evolve.js';
import { addSeconds, isAfter, isBefore } from './instants.js';
import { acknowledge, closeLadder, moveOpen } from './ladder.js';
import { learnPlace, type ReviewPlace } from './review.js';

/** What became known about an issue. `at` is when it happened, which may be long ago: events come late and more than once. */
export type Command =
  | { type: 'Report'; details: IssueDetails }
  | { type: 'Assign'; details: IssueDetails; responsible: Responsible; cause: AssignmentCause; at: string }
  | ({ type: 'Review'; at: string } & ReviewPlace)
  | { type: 'Acknowledge'; at: string }
  | { type: 'Finish'; at: string }
  | { type: 'Reopen'; details: IssueDetails; at: string }
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
    (now) => open(now, details, first, circumstances),
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

/** The work a clock waits for was done at `at`. Work from before a restart does not count for the new run. */
function handle(state: IssueClocks, kind: DeadlineKind, at: string): ClockEvent[] {
  const clock = state[kind];
  return state.ended !== null || isOfEarlierRun(clock, at) ? [] : seenTo(state, kind, at);
}

/** The first run takes any time: no earlier run is there to be mistaken for. */
function isOfEarlierRun(clock: Clock, at: string): boolean {
  return clock.status !== 'unopened' && clock.openedBy !== 'report' && isBefore(at, clock.startedAt);
}

function seenTo(state: IssueClocks, kind: DeadlineKind, at: string): ClockEvent[] {
  const clock = state[kind];
  switch (clock.status) {
    case 'running':
      return stopRunning(kind, clock.dueAt, at);
    case 'missed':
      if (clock.handledAt === null) return [{ type: 'HandlingNoted', kind, at }, ...closeLadder(state, kind, 'handled', at)];
      return isAfter(at, clock.handledAt) ? [{ type: 'HandlingNoted', kind, at }] : [];
    case 'unopened':
    case 'met':
      return clock.handledAt === null || isAfter(at, clock.handledAt) ? [{ type: 'HandlingNoted', kind, at }] : [];
    case 'cancelled':
      return [];
    default:
      return assertNever(clock);
  }
}

/** Too late, but before its timer fired: missed, with nobody left to be told. */
function stopRunning(kind: DeadlineKind, dueAt: string, at: string): ClockEvent[] {
  if (!isAfter(at, dueAt)) return [{ type: 'DeadlineMet', kind, dueAt, at }];
  return [
    { type: 'DeadlineMissed', kind, dueAt, at },
    { type: 'HandlingNoted', kind, at },
  ];
}

/** Resolved or closed. The acknowledge clock stops with it, also one that was restarted for another officer afterwards. */
function finish(state: IssueClocks, at: string): ClockEvent[] {
  if (state.ended !== null || isOfEarlierRun(state.resolve, at)) return [];
  return [...seenTo(state, 'acknowledge', at), ...seenTo(state, 'resolve', at)];
}

function end(state: IssueClocks, cause: EndCause, at: string): ClockEvent[] {
  if (state.ended !== null) return [];
  const stopped = deadlineKinds.flatMap((kind) => stop(state, kind, cause, at));
  return [...stopped, { type: 'IssueEnded', cause, at }];
}

function stop(state: IssueClocks, kind: DeadlineKind, cause: StopCause, at: string): ClockEvent[] {
  const clock = state[kind];
  if (clock.status === 'running') return [{ type: 'DeadlineCancelled', kind, dueAt: clock.dueAt, cause, at }];
  return closeLadder(state, kind, cause, at);
}

function isHandled(clock: Clock): boolean {
  return 'handledAt' in clock && clock.handledAt !== null;
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
