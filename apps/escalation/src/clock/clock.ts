import type { DeadlineKind, Priority, ReviewCause } from '@owcr/contracts';
import type { Allowance } from '../policy/policy.js';
import type { Level, Owner } from '../roster/roster.js';

/** What a clock was started by: the report itself, a reopening, a merge that was undone, or (acknowledge only) another officer. */
export type Opening = 'report' | 'reopen' | 'unmerge' | 'reassign';
export type EndCause = 'withdrawn' | 'merged';
/** `corrected`: another category or priority allows other times. */
export type StopCause = EndCause | 'restarted' | 'corrected';
export type CloseCause = 'handled' | StopCause;
/** Why somebody else answers for an escalation. */
export type MoveCause = 'owner-unavailable' | 'issue-moved';

/** One run of a clock. A restart is a new run, and so is its ladder. */
export interface Run {
  run: number;
  openedBy: Opening;
  startedAt: string;
  dueAt: string;
  allowance: Allowance;
}

/** `handledAt` is the latest time it was seen to: an older restart that comes after it finds the work done. */
export type Clock =
  | { status: 'unopened'; handledAt: string | null }
  | (Run & { status: 'running' })
  | (Run & { status: 'met'; handledAt: string })
  | (Run & { status: 'missed'; missedAt: string; handledAt: string | null })
  | (Run & { status: 'cancelled'; cancelledAt: string; cause: StopCause });

export interface IssueDetails {
  reference: string;
  category: string;
  priority: Priority;
  reportedAt: string;
  /** Imported from an older system long after it was reported: nothing of it is timed until it is reopened. */
  history: boolean;
}

/** Where an issue lies, and whose it is. In review it is nobody's, and may lie nowhere. */
export interface Responsible {
  /** Counts the officers of this issue: a lower one that comes late is old. 0 before the first. */
  number: number;
  officerId: string | null;
  sector: string | null;
  precinct: string | null;
  /** Why it waits in the review queue; null where it does not. */
  review: ReviewCause | null;
}

interface Raised {
  kind: DeadlineKind;
  run: number;
  level: Level;
  owner: Owner;
  sector: string | null;
  precinct: string | null;
  dueAt: string;
  raisedAt: string;
  acknowledgeBy: string | null;
  /** When whoever is told at the top is reminded; null below the top. */
  remindAt: string | null;
  /** How often they were. */
  reminders: number;
  version: number;
}

export type Escalation =
  | (Raised & { state: 'open' })
  | (Raised & { state: 'acknowledged'; acknowledgedBy: string; acknowledgedAt: string; followUpBy: string | null });

/** The deadlines of one issue and the ladders of those that were missed. */
export interface IssueClocks {
  issueId: string;
  details: IssueDetails | null;
  responsible: Responsible | null;
  acknowledge: Clock;
  resolve: Clock;
  ended: { cause: EndCause; at: string } | null;
  /** Those that are not closed, lowest level first. */
  escalations: readonly Escalation[];
}

export type ClockEvent =
  | { type: 'IssueLearned'; details: IssueDetails }
  | { type: 'ResponsibleLearned'; responsible: Responsible }
  | ({ type: 'DeadlineSet'; kind: DeadlineKind; at: string } & Run)
  | { type: 'HandlingNoted'; kind: DeadlineKind; at: string }
  | { type: 'DeadlineMet'; kind: DeadlineKind; dueAt: string; at: string }
  | { type: 'DeadlineMissed'; kind: DeadlineKind; dueAt: string; at: string }
  | { type: 'DeadlineCancelled'; kind: DeadlineKind; dueAt: string; cause: StopCause; at: string }
  | ({ type: 'EscalationRaised' } & Omit<Raised, 'version' | 'reminders'>)
  | {
      type: 'EscalationAcknowledged';
      kind: DeadlineKind;
      run: number;
      level: Level;
      by: string;
      at: string;
      followUpBy: string | null;
      remindAt: string | null;
    }
  | {
      type: 'EscalationMoved';
      kind: DeadlineKind;
      run: number;
      level: Level;
      owner: Owner;
      previousOwnerId: string | null;
      sector: string | null;
      precinct: string | null;
      dueAt: string;
      acknowledgeBy: string | null;
      cause: MoveCause;
      at: string;
    }
  | {
      type: 'EscalationReminded';
      kind: DeadlineKind;
      run: number;
      level: Level;
      owner: Owner;
      sector: string | null;
      precinct: string | null;
      dueAt: string;
      number: number;
      nextAt: string;
      at: string;
    }
  | { type: 'EscalationClosed'; kind: DeadlineKind; run: number; level: Level; cause: CloseCause; at: string }
  | { type: 'IssueEnded'; cause: EndCause; at: string }
  /** A merge was undone. */
  | { type: 'IssueResumed'; at: string };

export function unknownIssue(issueId: string): IssueClocks {
  const unopened: Clock = { status: 'unopened', handledAt: null };
  return { issueId, details: null, responsible: null, acknowledge: unopened, resolve: unopened, ended: null, escalations: [] };
}

/** The highest level raised on the ladder of this clock's run; the only one that has a timer. */
export function topEscalation(state: IssueClocks, kind: DeadlineKind): Escalation | undefined {
  return state.escalations.filter((escalation) => escalation.kind === kind).at(-1);
}
