import { assertNever, type DeadlineKind } from '@owcr/contracts';
import { type Level, levelMax, ownerOf, type Roster } from '../roster/roster.js';
import { type CloseCause, type ClockEvent, type IssueClocks, topEscalation } from './clock.js';
import { addSeconds } from './instants.js';

/** What a clock waits for next: its end, or that the highest level raised acknowledges, or that it follows up. */
export type Step = { name: 'deadline' } | { name: 'acknowledge'; level: Level } | { name: 'follow-up'; level: Level };

export interface PendingTimer {
  kind: DeadlineKind;
  run: number;
  step: Step;
  dueAt: string;
}

/** The timer a clock needs now. At most one: a level raised takes the place of the one below, and handling closes them all. */
export function timerOf(state: IssueClocks, kind: DeadlineKind): PendingTimer | null {
  const clock = state[kind];
  if (clock.status === 'running') return { kind, run: clock.run, step: { name: 'deadline' }, dueAt: clock.dueAt };
  const top = topEscalation(state, kind);
  if (!top) return null;
  const { run, level } = top;
  switch (top.state) {
    case 'open':
      return top.acknowledgeBy === null ? null : { kind, run, step: { name: 'acknowledge', level }, dueAt: top.acknowledgeBy };
    case 'acknowledged':
      return top.followUpBy === null ? null : { kind, run, step: { name: 'follow-up', level }, dueAt: top.followUpBy };
    default:
      return assertNever(top);
  }
}

/** A timer fired. One that the state does not wait for any more has no effect. */
export function timeUp(fired: Omit<PendingTimer, 'dueAt'>, state: IssueClocks, now: string, roster: Roster): ClockEvent[] {
  const { kind, run, step } = fired;
  const pending = timerOf(state, kind);
  if (pending?.run !== run || !isSameStep(pending.step, step)) return [];
  if (step.name === 'deadline')
    return [{ type: 'DeadlineMissed', kind, dueAt: pending.dueAt, at: now }, ...raise(state, kind, 1, now, roster)];
  return step.level < levelMax ? raise(state, kind, (step.level + 1) as Level, now, roster) : [];
}

export function isSameTimer(a: PendingTimer | null, b: PendingTimer | null): boolean {
  return a === null || b === null ? a === b : a.run === b.run && isSameStep(a.step, b.step);
}

function isSameStep(a: Step, b: Step): boolean {
  return a.name === b.name && (a.name === 'deadline' || b.name === 'deadline' || a.level === b.level);
}

function raise(state: IssueClocks, kind: DeadlineKind, level: Level, now: string, roster: Roster): ClockEvent[] {
  const clock = state[kind];
  if (clock.status === 'unopened') return [];
  const { officerId = null, sector = null, precinct = null } = state.responsible ?? {};
  const acknowledgeBy = level < levelMax ? addSeconds(now, clock.allowance.escalationAcknowledgeSeconds) : null;
  const owner = ownerOf(roster, officerId, precinct, level);
  const { run, dueAt } = clock;
  return [{ type: 'EscalationRaised', kind, run, level, owner, sector, precinct, dueAt, raisedAt: now, acknowledgeBy }];
}

/** A supervisor takes an escalation on. While the issue is still not handled, the next level is told after the follow-up time. */
export function acknowledge(state: IssueClocks, kind: DeadlineKind, level: Level, by: string, now: string): ClockEvent[] {
  const escalation = state.escalations.find((one) => one.kind === kind && one.level === level);
  const clock = state[kind];
  if (escalation?.state !== 'open' || clock.status === 'unopened') return [];
  const isTop = topEscalation(state, kind) === escalation;
  const followUpBy = isTop && level < levelMax ? addSeconds(now, clock.allowance.followUpSeconds) : null;
  return [{ type: 'EscalationAcknowledged', kind, run: escalation.run, level, by, at: now, followUpBy }];
}

export function closeLadder(state: IssueClocks, kind: DeadlineKind, cause: CloseCause, at: string): ClockEvent[] {
  return state.escalations
    .filter((escalation) => escalation.kind === kind)
    .map(({ run, level }) => ({ type: 'EscalationClosed', kind, run, level, cause, at }));
}
