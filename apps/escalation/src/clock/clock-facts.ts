import { assertNever, type Fact } from '@owcr/contracts';
import { timerEventId, type TimerRow } from '@owcr/timers';
import type { ClockEvent, IssueClocks } from './clock.js';
import { escalationId } from './clock-ids.js';

type FactOf = Omit<Fact, 'key' | 'version'>;

/** What the world is told of an event, or null when it is our own business. */
function contentOf(state: IssueClocks, event: ClockEvent): FactOf | null {
  const { issueId } = state;
  switch (event.type) {
    case 'IssueLearned':
    case 'ResponsibleLearned':
    case 'HandlingNoted':
    case 'IssueEnded':
    case 'IssueResumed':
      return null;
    case 'DeadlineSet': {
      const { kind, dueAt, startedAt, at } = event;
      return { type: 'deadline.set.v1', data: { issueId, kind, dueAt, startedAt, at } };
    }
    case 'DeadlineMet':
      return { type: 'deadline.met.v1', data: { issueId, kind: event.kind, dueAt: event.dueAt, at: event.at } };
    case 'DeadlineMissed':
      return { type: 'deadline.missed.v1', data: { issueId, kind: event.kind, dueAt: event.dueAt, at: event.at } };
    case 'DeadlineCancelled':
      return {
        type: 'deadline.cancelled.v1',
        data: { issueId, kind: event.kind, dueAt: event.dueAt, cause: event.cause, at: event.at },
      };
    case 'EscalationRaised': {
      const { acknowledgeBy, raisedAt: at } = event;
      return { type: 'escalation.raised.v1', data: { ...answered(state, event), acknowledgeBy, at } };
    }
    case 'EscalationMoved': {
      const { cause, previousOwnerId, acknowledgeBy, at } = event;
      return { type: 'escalation.moved.v1', data: { ...answered(state, event), cause, previousOwnerId, acknowledgeBy, at } };
    }
    case 'EscalationReminded': {
      const { number, nextAt, at } = event;
      return { type: 'escalation.reminded.v1', data: { ...answered(state, event), number, nextAt, at } };
    }
    case 'EscalationAcknowledged': {
      const { kind, run, level, by, at } = event;
      return {
        type: 'escalation.acknowledged.v1',
        data: { escalationId: escalationId(issueId, kind, run, level), issueId, kind, level, by, at },
      };
    }
    case 'EscalationClosed': {
      const { kind, run, level, cause, at } = event;
      return {
        type: 'escalation.closed.v1',
        data: { escalationId: escalationId(issueId, kind, run, level), issueId, kind, level, cause, at },
      };
    }
    default:
      return assertNever(event);
  }
}

type Answered = Extract<ClockEvent, { type: 'EscalationRaised' | 'EscalationMoved' | 'EscalationReminded' }>;

/** An escalation and who answers for it, as all events about that tell it. */
function answered({ issueId, details }: IssueClocks, { kind, run, level, owner, sector, precinct, dueAt }: Answered) {
  if (!details) throw new Error(`nothing is known of issue ${issueId}`);
  const { reference, category, priority } = details;
  return {
    ...{ escalationId: escalationId(issueId, kind, run, level), issueId, reference, category, priority, kind, level },
    ...{ ownerId: owner.id, ownerRank: owner.rank, ...(owner.audience && { audience: owner.audience }) },
    ...{ sector, precinct, dueAt },
  };
}

/** An event and the timer that caused it, if one did. */
export interface Caused {
  event: ClockEvent;
  timer: TimerRow | null;
}

/** Facts to publish, counted on from `eventCount`. `state` is the one after the events. */
export function factsOf(state: IssueClocks, eventCount: number, happened: readonly Caused[]): Fact[] {
  const told = happened.flatMap(({ event, timer }) => {
    const content = contentOf(state, event);
    return content ? [{ content, timer }] : [];
  });
  return told.map(({ content, timer }, index) => {
    const id = timer ? { id: timerEventId(timer.id, timer.version, content.type) } : {};
    return { ...content, ...id, key: state.issueId, version: eventCount + index + 1 } as Fact;
  });
}
