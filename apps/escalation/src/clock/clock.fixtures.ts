import type { AssignmentCause, Priority, ReviewCause } from '@owcr/contracts';
import type { Policy } from '../policy/policy.js';
import type { Officer, Owner, Roster } from '../roster/roster.js';
import { type ClockEvent, type IssueClocks, type IssueDetails, unknownIssue } from './clock.js';
import { type Command, decide } from './clock-decide.js';
import { evolveAll } from './clock-evolve.js';
import { acknowledge, moveOpen, type PendingTimer, timeUp } from './ladder.js';

/** Minutes after eight, as an instant. All times of these tests are written so. */
export const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 8, minutes)).toISOString();

export const policies: Policy[] = [
  {
    id: 'policy',
    category: null,
    priority: 'normal',
    acknowledgeSeconds: 10 * 60,
    resolveSeconds: 100 * 60,
    escalationAcknowledgeSeconds: 5 * 60,
    followUpSeconds: 20 * 60,
  },
];
policies.push(
  { ...policies[0]!, id: 'urgent', priority: 'urgent', acknowledgeSeconds: 2 * 60, resolveSeconds: 20 * 60 },
  { ...policies[0]!, id: 'low', priority: 'low', acknowledgeSeconds: 30 * 60, resolveSeconds: 300 * 60 },
);
export const details: IssueDetails = {
  reference: 'P1-1',
  category: 'noise',
  priority: 'normal',
  reportedAt: at(0),
  history: false,
};
/** The same, imported from an older system. */
export const history: IssueDetails = { ...details, history: true };

const person = (id: string, rank: Officer['rank'], supervisorId: string | null, precinct = 'P1'): [string, Officer] => [
  id,
  { id, badge: id, rank, supervisorId, precincts: [precinct], active: true, shifts: [], absences: [] },
];
export const roster: Roster = new Map([
  person('npo', 'officer', 'sgt'),
  person('sgt', 'sergeant', 'lt'),
  person('lt', 'lieutenant', 'cmdr'),
  person('cmdr', 'commander', null),
  person('sgt2', 'sergeant', null, 'P2'),
]);

export const report: Command = { type: 'Report', details };
export const imported: Command = { type: 'Report', details: history };
export const acknowledged = (minutes: number): Command => ({ type: 'Acknowledge', at: at(minutes) });
export const finished = (minutes: number): Command => ({ type: 'Finish', at: at(minutes) });
export const reopened = (minutes: number): Command => ({ type: 'Reopen', details, at: at(minutes) });
export const merged = (minutes: number): Command => ({ type: 'End', cause: 'merged', at: at(minutes) });
export const unmerged = (minutes: number): Command => ({ type: 'Unmerge', details, at: at(minutes) });
/** Its category or priority is put right, which is heard of after so many minutes. */
export const corrected = (priority: Priority, minutes: number, category = details.category): Input => ({
  type: 'PutRight',
  details: { ...details, priority, category },
  minutes,
});
export const withdrawn = (minutes: number): Command => ({ type: 'End', cause: 'withdrawn', at: at(minutes) });
export const assigned = (
  number: number,
  minutes: number,
  cause: AssignmentCause = 'reported',
  officerId = 'npo',
  about = details,
): Command => ({
  type: 'Assign',
  details: about,
  responsible: { number, officerId, sector: 'A', precinct: 'P1', review: null },
  cause,
  at: at(minutes),
});

/** Nobody was found; `precinct` null: it lies nowhere, undefined: nothing is said of where it lies. */
export const inReview = (minutes: number, precinct?: string | null, cause: ReviewCause = 'no-officer'): Command => ({
  type: 'Review',
  sector: precinct && `${precinct}A`,
  precinct,
  cause,
  at: at(minutes),
});

/** A command, a timer that fired, people who left the roster, or a supervisor's word, and when it reached us. */
export type Input =
  | Command
  | ({ type: 'TimeUp'; minutes: number } & Omit<PendingTimer, 'dueAt'>)
  | { type: 'PutRight'; details: IssueDetails; minutes: number }
  | { type: 'Leave'; people: readonly string[]; minutes: number }
  | { type: 'Take'; kind: 'acknowledge' | 'resolve'; level: 1 | 2 | 3; minutes: number };

export const deadlineOver = (kind: 'acknowledge' | 'resolve', minutes: number, run = 1): Input => ({
  type: 'TimeUp',
  kind,
  run,
  step: { name: 'deadline' },
  minutes,
});
export const unanswered = (kind: 'acknowledge' | 'resolve', level: 1 | 2 | 3, minutes: number, run = 1): Input => ({
  type: 'TimeUp',
  kind,
  run,
  step: { name: 'acknowledge', level },
  minutes,
});
export const followUpOver = (kind: 'acknowledge' | 'resolve', level: 1 | 2 | 3, minutes: number): Input => ({
  type: 'TimeUp',
  kind,
  run: 1,
  step: { name: 'follow-up', level },
  minutes,
});
export const taken = (level: 1 | 2 | 3, minutes: number, kind: 'acknowledge' | 'resolve' = 'acknowledge'): Input => ({
  type: 'Take',
  kind,
  level,
  minutes,
});

/** The time to remind the top has come; `change`: how much had happened to its escalation until then. */
export const reminderDue = (kind: 'acknowledge' | 'resolve', change: number, minutes: number): Input => ({
  type: 'TimeUp',
  kind,
  run: 1,
  step: { name: 'remind', level: 3, change },
  minutes,
});
export const left = (people: readonly string[], minutes: number): Input => ({ type: 'Leave', people, minutes });

const without = (people: readonly string[]): Roster =>
  new Map([...roster].map(([id, officer]) => [id, { ...officer, active: !people.includes(id) }]));

export function respond(state: IssueClocks, input: Input): ClockEvent[] {
  switch (input.type) {
    case 'TimeUp':
      return timeUp(input, state, at(input.minutes), roster);
    case 'PutRight':
      return decide({ type: 'Correct', details: input.details }, state, { now: at(input.minutes), policies, roster });
    case 'Leave':
      return moveOpen(state, 'owner-unavailable', at(input.minutes), without(input.people));
    case 'Take':
      return acknowledge(state, input.kind, input.level, 'supervisor', at(input.minutes));
    default:
      return decide(input, state, { now: 'at' in input ? input.at : details.reportedAt, policies, roster });
  }
}

export function given(...inputs: Input[]): IssueClocks {
  return inputs.reduce((state, input) => evolveAll(state, respond(state, input)), unknownIssue('issue'));
}

/** An event in a few words, for tables: what, which clock, which run or level, and the time that matters. */
export function inWords(event: ClockEvent): string {
  const minutes = (instant: string) => (Date.parse(instant) - Date.parse(at(0))) / 60_000;
  const timeOf = (instant: string | null) => instant && minutes(instant);
  const who = ({ owner }: { owner: Owner }) => owner.id ?? owner.audience;
  switch (event.type) {
    case 'IssueLearned':
      return 'learned issue';
    case 'ResponsibleLearned':
      return `learned ${event.responsible.officerId}`;
    case 'DeadlineSet':
      return `set ${event.kind} #${event.run} ${minutes(event.startedAt)}-${minutes(event.dueAt)}`;
    case 'DeadlineCancelled':
      return `cancelled ${event.kind} ${event.cause}`;
    case 'EscalationRaised':
      return `raised ${event.kind} ${event.level} ${who(event)} until ${timeOf(event.acknowledgeBy ?? event.remindAt)}`;
    case 'EscalationAcknowledged':
      return `taken ${event.kind} ${event.level} until ${timeOf(event.followUpBy ?? event.remindAt)}`;
    case 'EscalationMoved':
      return `moved ${event.kind} ${event.level} ${who(event)} ${event.cause}`;
    case 'EscalationReminded':
      return `reminded ${event.kind} ${event.level} ${who(event)} #${event.number} next ${minutes(event.nextAt)}`;
    case 'EscalationClosed':
      return `closed ${event.kind} ${event.level} ${event.cause}`;
    case 'IssueEnded':
      return `ended ${event.cause}`;
    case 'IssueResumed':
      return 'resumed';
    default:
      return `${event.type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()} ${event.kind} at ${minutes(event.at)}`;
  }
}
