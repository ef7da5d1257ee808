import { assertNever, type DeadlineKind } from '@owcr/contracts';
import { answersIn, type Answering, type Level, levelMax, type Owner, ownerOf, type Roster } from '../roster/roster.js';
import { type CloseCause, type ClockEvent, type Escalation, type IssueClocks, type MoveCause, topEscalation } from './clock.js';
import { addSeconds } from './instants.js';

/**
 * What a clock waits for next: its end, or that the highest level raised acknowledges, or that it follows up, or that the top is reminded.
 * `change` counts what happened to the escalation, so that a reminder put off is another timer.
 */
export type Step =
  | { name: 'deadline' }
  | { name: 'acknowledge'; level: Level }
  | { name: 'follow-up'; level: Level }
  | { name: 'remind'; level: Level; change: number };

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
  const { run, level, remindAt } = top;
  if (remindAt !== null) return { kind, run, step: { name: 'remind', level, change: top.version }, dueAt: remindAt };
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
  switch (step.name) {
    case 'deadline':
      return [{ type: 'DeadlineMissed', kind, dueAt: pending.dueAt, at: now }, ...raise(state, kind, 1, now, roster)];
    case 'acknowledge':
    case 'follow-up':
      return step.level < levelMax ? raise(state, kind, (step.level + 1) as Level, now, roster) : [];
    case 'remind':
      return remind(state, kind, now, roster);
    default:
      return assertNever(step);
  }
}

export function isSameTimer(a: PendingTimer | null, b: PendingTimer | null): boolean {
  return a === null || b === null ? a === b : a.run === b.run && isSameStep(a.step, b.step);
}

function isSameStep(a: Step, b: Step): boolean {
  if (a.name === 'deadline' || b.name === 'deadline') return a.name === b.name;
  const changeOf = (step: Step) => ('change' in step ? step.change : null);
  return a.name === b.name && a.level === b.level && changeOf(a) === changeOf(b);
}

function raise(state: IssueClocks, kind: DeadlineKind, level: Level, now: string, roster: Roster): ClockEvent[] {
  const clock = state[kind];
  if (clock.status === 'unopened') return [];
  const { run, dueAt, allowance } = clock;
  const { sector = null, precinct = null } = state.responsible ?? {};
  const answerBy = addSeconds(now, allowance.escalationAcknowledgeSeconds);
  const owner = ownerOf(roster, answeringOf(state), level, { now, until: answerBy });
  const isTop = level === levelMax;
  const next = {
    acknowledgeBy: isTop ? null : answerBy,
    remindAt: isTop ? addSeconds(now, allowance.followUpSeconds) : null,
  };
  return [{ type: 'EscalationRaised', kind, run, level, owner, sector, precinct, dueAt, raisedAt: now, ...next }];
}

function answeringOf({ responsible }: IssueClocks): Answering {
  return responsible ?? { officerId: null, precinct: null, review: null };
}

/** The first reminder but one comes after this time, and each after twice the time of the one before. */
const reminderSecondsMin = 4 * 60 * 60;
const reminderSecondsMax = 24 * 60 * 60;

/** How long it is quiet after a reminder: 4, 8 and 16 hours, then a day each. In seconds. */
export function quietAfter(reminder: number): number {
  return Math.min(reminderSecondsMax, reminderSecondsMin * 2 ** Math.min(reminder - 1, 10));
}

/** All levels have been told and the issue is still not handled: whoever answers for the top now is told again, until it is. */
function remind(state: IssueClocks, kind: DeadlineKind, now: string, roster: Roster): ClockEvent[] {
  const top = topEscalation(state, kind);
  if (!top) return [];
  const { run, level, dueAt } = top;
  const { sector = null, precinct = null } = state.responsible ?? {};
  const number = top.reminders + 1;
  const nextAt = addSeconds(now, quietAfter(number));
  const owner = ownerOf(roster, answeringOf(state), level, { now, until: nextAt });
  return [{ type: 'EscalationReminded', kind, run, level, owner, sector, precinct, dueAt, number, nextAt, at: now }];
}

/**
 * Gives what nobody has acknowledged yet to who can answer for it: its owner may have left or be absent, and the issue may have got a
 * place, lost it, or be another precinct's now. Who can still answer keeps it, also where somebody else would be chosen today.
 */
export function moveOpen(state: IssueClocks, cause: MoveCause, now: string, roster: Roster): ClockEvent[] {
  const about = answeringOf(state);
  const { sector = null, precinct = null } = state.responsible ?? {};
  return state.escalations.flatMap((one): ClockEvent[] => {
    const { kind, run, level, dueAt, acknowledgeBy } = one;
    if (one.state !== 'open') return [];
    const owner = ownerOf(roster, about, level, { now, until: acknowledgeBy ?? now });
    if (keeps(one, owner, about, now, roster)) return [];
    const moved = { owner, previousOwnerId: one.owner.id, sector, precinct, dueAt, acknowledgeBy };
    return [{ type: 'EscalationMoved', kind, run, level, ...moved, cause, at: now }];
  });
}

function keeps({ owner, precinct }: Escalation, chosen: Owner, about: Answering, now: string, roster: Roster): boolean {
  if (chosen.id === null || owner.id === null) return owner.id === chosen.id && owner.audience === chosen.audience;
  const before = roster.get(owner.id);
  return before !== undefined && precinct === about.precinct && answersIn(before, chosenPrecinct(about), now);
}

/** One person is only ever chosen for an issue that lies in a precinct. */
function chosenPrecinct({ precinct }: Answering): string {
  if (precinct === null) throw new Error('an issue without a precinct has no owner of its own');
  return precinct;
}

/** A supervisor takes an escalation on. While the issue is still not handled, the next level is told after the follow-up time. */
export function acknowledge(state: IssueClocks, kind: DeadlineKind, level: Level, by: string, now: string): ClockEvent[] {
  const escalation = state.escalations.find((one) => one.kind === kind && one.level === level);
  const clock = state[kind];
  if (escalation?.state !== 'open' || clock.status === 'unopened') return [];
  const after = topEscalation(state, kind) === escalation ? addSeconds(now, clock.allowance.followUpSeconds) : null;
  const next = level < levelMax ? { followUpBy: after, remindAt: null } : { followUpBy: null, remindAt: after };
  return [{ type: 'EscalationAcknowledged', kind, run: escalation.run, level, by, at: now, ...next }];
}

export function closeLadder(state: IssueClocks, kind: DeadlineKind, cause: CloseCause, at: string): ClockEvent[] {
  return state.escalations
    .filter((escalation) => escalation.kind === kind)
    .map(({ run, level }) => ({ type: 'EscalationClosed', kind, run, level, cause, at }));
}
