import type { AssignmentCause } from '@owcr/contracts';
import type { Policy } from '../policy/policy.js';
import type { Officer, Roster } from '../roster/roster.js';
import { type ClockEvent, type IssueClocks, type IssueDetails, unknownIssue } from './clock.js';
import { type Command, decide } from './clock-decide.js';
import { evolveAll } from './clock-evolve.js';
import { acknowledge, type PendingTimer, timeUp } from './ladder.js';

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
  { id, badge: id, rank, supervisorId, precincts: [precinct], active: true },
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
  responsible: { number, officerId, sector: 'A', precinct: 'P1' },
  cause,
  at: at(minutes),
});

/** Nobody was found; `precinct` null: it lies nowhere, undefined: nothing is said of where it lies. */
export const inReview = (minutes: number, precinct?: string | null): Command => ({
  type: 'Review',
  sector: precinct && `${precinct}A`,
  precinct,
  at: at(minutes),
});

/** A command, a timer that fired, or a supervisor's word, and when it reached us. */
export type Input =
  | Command
  | ({ type: 'TimeUp'; minutes: number } & Omit<PendingTimer, 'dueAt'>)
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

export function respond(state: IssueClocks, input: Input): ClockEvent[] {
  switch (input.type) {
    case 'TimeUp':
      return timeUp(input, state, at(input.minutes), roster);
    case 'Take':
      return acknowledge(state, input.kind, input.level, 'supervisor', at(input.minutes));
    default:
      return decide(input, state, { now: 'at' in input ? input.at : details.reportedAt, policies });
  }
}

export function given(...inputs: Input[]): IssueClocks {
  return inputs.reduce((state, input) => evolveAll(state, respond(state, input)), unknownIssue('issue'));
}
