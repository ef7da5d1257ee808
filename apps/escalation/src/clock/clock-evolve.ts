import { assertNever, type DeadlineKind } from '@owcr/contracts';
import type { Clock, ClockEvent, Escalation, IssueClocks, Run } from './clock.js';

/** The state after an event. Decides nothing. */
export function evolve(state: IssueClocks, event: ClockEvent): IssueClocks {
  switch (event.type) {
    case 'IssueLearned':
      return { ...state, details: event.details };
    case 'ResponsibleLearned':
      return { ...state, responsible: event.responsible };
    case 'DeadlineSet':
      return { ...state, [event.kind]: { status: 'running', ...runOf(event) } };
    case 'HandlingNoted':
      return withClock(state, event.kind, noteHandling(state[event.kind], event.at));
    case 'DeadlineMet':
      return withRun(state, event.kind, (run) => ({ status: 'met', ...run, handledAt: event.at }));
    case 'DeadlineMissed':
      return withRun(state, event.kind, (run) => ({ status: 'missed', ...run, missedAt: event.at, handledAt: null }));
    case 'DeadlineCancelled':
      return withRun(state, event.kind, (run) => ({ status: 'cancelled', ...run, cancelledAt: event.at, cause: event.cause }));
    case 'EscalationRaised':
      return { ...state, escalations: [...state.escalations, raisedOf(event)] };
    case 'EscalationAcknowledged':
      return { ...state, escalations: state.escalations.map((one) => (isAbout(event, one) ? acknowledged(one, event) : one)) };
    case 'EscalationMoved':
      return { ...state, escalations: state.escalations.map((one) => (isAbout(event, one) ? moved(one, event) : one)) };
    case 'EscalationReminded':
      return { ...state, escalations: state.escalations.map((one) => (isAbout(event, one) ? reminded(one, event) : one)) };
    case 'EscalationClosed':
      return { ...state, escalations: state.escalations.filter((one) => !isAbout(event, one)) };
    case 'IssueEnded':
      return { ...state, ended: { cause: event.cause, at: event.at } };
    case 'IssueResumed':
      return { ...state, ended: null };
    default:
      return assertNever(event);
  }
}

export function evolveAll(state: IssueClocks, events: readonly ClockEvent[]): IssueClocks {
  return events.reduce(evolve, state);
}

function withClock(state: IssueClocks, kind: DeadlineKind, clock: Clock): IssueClocks {
  return { ...state, [kind]: clock };
}

function withRun(state: IssueClocks, kind: DeadlineKind, next: (run: Run) => Clock): IssueClocks {
  const clock = state[kind];
  if (clock.status === 'unopened') throw new Error(`the ${kind} clock of ${state.issueId} was never opened`);
  return withClock(state, kind, next(runOf(clock)));
}

function noteHandling(clock: Clock, at: string): Clock {
  if (clock.status === 'running' || clock.status === 'cancelled') throw new Error(`a ${clock.status} clock cannot note handling`);
  return { ...clock, handledAt: at };
}

function runOf({ run, openedBy, startedAt, dueAt, allowance }: Run): Run {
  return { run, openedBy, startedAt, dueAt, allowance };
}

type EventOf<T extends ClockEvent['type']> = Extract<ClockEvent, { type: T }>;
type About = { kind: DeadlineKind; run: number; level: number };

function isAbout(event: About, one: Escalation): boolean {
  return event.kind === one.kind && event.run === one.run && event.level === one.level;
}

function raisedOf(event: EventOf<'EscalationRaised'>): Escalation {
  const { kind, run, level, owner, sector, precinct, dueAt, raisedAt, acknowledgeBy, remindAt } = event;
  const raised = { kind, run, level, owner, sector, precinct, dueAt, raisedAt, acknowledgeBy, remindAt };
  return { ...raised, state: 'open', reminders: 0, version: 1 };
}

function moved(one: Escalation, { owner, sector, precinct }: EventOf<'EscalationMoved'>): Escalation {
  return { ...one, owner, sector, precinct, version: one.version + 1 };
}

function reminded(one: Escalation, { number, nextAt }: EventOf<'EscalationReminded'>): Escalation {
  return { ...one, reminders: number, remindAt: nextAt, version: one.version + 1 };
}

function acknowledged(one: Escalation, event: EventOf<'EscalationAcknowledged'>): Escalation {
  const { by: acknowledgedBy, at: acknowledgedAt, followUpBy, remindAt } = event;
  return { ...one, state: 'acknowledged', acknowledgedBy, acknowledgedAt, followUpBy, remindAt, version: one.version + 1 };
}
