import { assertNever, deadlineKinds, type DeadlineKind } from '@owcr/contracts';
import type { Clock, ClockEvent, EndCause, IssueClocks, StopCause } from './clock.js';
import { isAfter, isBefore } from './instants.js';
import { closeLadder } from './ladder.js';

/** The work a clock waits for was done at `at`. Work from before a restart does not count for the new run. */
export function handle(state: IssueClocks, kind: DeadlineKind, at: string): ClockEvent[] {
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
export function finish(state: IssueClocks, at: string): ClockEvent[] {
  if (state.ended !== null || isOfEarlierRun(state.resolve, at)) return [];
  return [...seenTo(state, 'acknowledge', at), ...seenTo(state, 'resolve', at)];
}

export function end(state: IssueClocks, cause: EndCause, at: string): ClockEvent[] {
  if (state.ended !== null) return [];
  const stopped = deadlineKinds.flatMap((kind) => stop(state, kind, cause, at));
  return [...stopped, { type: 'IssueEnded', cause, at }];
}

export function stop(state: IssueClocks, kind: DeadlineKind, cause: StopCause, at: string): ClockEvent[] {
  const clock = state[kind];
  if (clock.status === 'running') return [{ type: 'DeadlineCancelled', kind, dueAt: clock.dueAt, cause, at }];
  return closeLadder(state, kind, cause, at);
}

export function isHandled(clock: Clock): boolean {
  return 'handledAt' in clock && clock.handledAt !== null;
}
