import type { AssignmentCause, AssignmentReason, DeclineReason, Location, Priority, ReviewCause } from '@owcr/contracts';
import { assertNever } from '@owcr/contracts';
import type { Place } from '../sector/sector.js';

/** What an assignment knows of its issue. */
export interface Issue {
  reference: string;
  category: string;
  priority: Priority;
  location: Location | null;
  reportedAt: string;
  /** Imported from an older system: nothing of it is timed until it is reopened. */
  history?: boolean;
  /** Since when it waits to be acknowledged. */
  timedFrom: string;
}

interface Known {
  issueId: string;
  issue: Issue;
  place: Place | null;
  officerId: string | null;
  reasons: AssignmentReason[];
  /** How many times this issue was given to an officer. */
  number: number;
  /** Officers who declined this issue: the rule never gives it to them again. */
  declinedBy: string[];
}
interface Held extends Known {
  place: Place;
  officerId: string;
}
/** Waits for a person. `wanted` is the cause the assignment will have once there is one. */
export type InReview = Known & { state: 'review'; reviewCause: ReviewCause; wanted: AssignmentCause };
export type Assigned = Held & { state: 'assigned' };
export type Acknowledged = Held & { state: 'acknowledged'; acknowledgedAt: string };
export type Open = InReview | Assigned | Acknowledged;
export type Closed = Known & { state: 'closed' };
/** `ended`: the end of the issue was heard of before its beginning. */
export type Assignment = { state: 'unknown'; issueId: string } | { state: 'ended'; issueId: string } | Open | Closed;

/** Who was found for an issue. Made by the caller, who has map and roster at hand. */
export type Finding =
  | { found: 'officer'; place: Place; officerId: string; reasons: AssignmentReason[] }
  | { found: 'nobody'; place: Place }
  | { found: 'outside' }
  | { found: 'no-location' };

type Dispatch = { type: 'Dispatch'; issue: Issue; cause: 'reported' | 'reopened' | 'unmerged'; finding: Finding };
/** The issue is not what was reported. `finding` null: it stays with who has it. */
type Correct = { type: 'Correct'; issue: Issue; by: string; finding: Finding | null };
type PersonsCommand =
  | { type: 'Acknowledge'; by: string }
  | { type: 'Decline'; reason: DeclineReason; by: string; finding: Finding }
  | { type: 'Reassign'; officerId: string; by: string }
  | { type: 'HandOver'; by: string; finding: Finding }
  | { type: 'Locate'; location: Location; by: string; finding: Finding };
export type Command =
  | Dispatch
  | Correct
  | { type: 'Retry'; finding: Finding }
  /** Who has it is not there, or not in time where another is. */
  | { type: 'Move'; finding: Finding }
  | { type: 'Close'; cause: string }
  | PersonsCommand;

export type Happening =
  | {
      type: 'made';
      issue: Issue;
      place: Place;
      officerId: string;
      previousOfficerId: string | null;
      number: number;
      cause: AssignmentCause;
      reasons: AssignmentReason[];
      by: string | null;
      at: string;
    }
  | { type: 'review-needed'; issue: Issue; place: Place | null; reviewCause: ReviewCause; wanted: AssignmentCause; at: string }
  | { type: 'corrected'; issue: Issue; by: string; at: string }
  | { type: 'located'; location: Location; by: string; at: string }
  | { type: 'acknowledged'; officerId: string; by: string; at: string }
  | { type: 'declined'; officerId: string; reason: DeclineReason; by: string; at: string }
  | { type: 'closed'; cause: string; at: string };

/** A command that does not fit the state. Nothing has happened. */
export type Refusal =
  | 'not-found'
  | 'assignment-closed'
  | 'already-acknowledged'
  | 'already-assigned'
  | 'not-in-review'
  | 'not-assigned'
  | 'not-located'
  | 'nobody-available';
export type Decision = Happening[] | { refused: Refusal };

/** What a command does. Facts about the issue that come late, or again, do nothing. */
export function decide(command: Command, assignment: Assignment, now: string): Decision {
  switch (command.type) {
    case 'Dispatch':
      return dispatch(command, assignment, now);
    case 'Retry':
      return assignment.state === 'review' ? retry(command.finding, assignment, now) : [];
    case 'Correct':
      return correct(command, assignment, now);
    case 'Move':
      return assignment.state === 'assigned'
        ? [outcome(command.finding, { issue: assignment.issue, assignment, cause: 'moved', by: null, now })]
        : [];
    case 'Close':
      return assignment.state === 'closed' || assignment.state === 'ended'
        ? []
        : [{ type: 'closed', cause: command.cause, at: now }];
    case 'Acknowledge':
    case 'Decline':
    case 'Reassign':
    case 'HandOver':
    case 'Locate':
      return obey(command, assignment, now);
    default:
      return assertNever(command);
  }
}

/** The issue as its next officer gets it: what one has acknowledged already, the next has all the time to acknowledge. */
export function issueForNext(assignment: Open, now: string): Issue {
  return assignment.state === 'acknowledged' ? { ...assignment.issue, timedFrom: now } : assignment.issue;
}

function dispatch({ issue, cause, finding }: Dispatch, assignment: Assignment, now: string): Decision {
  if (cause === 'reported' && assignment.state !== 'unknown') return [];
  return [outcome(finding, { issue, assignment, cause, by: null, now })];
}

/** Something has changed since (roster or boundaries): says only what is new. */
function retry(finding: Finding, review: InReview, now: string): Decision {
  const next = outcome(finding, { issue: review.issue, assignment: review, cause: review.wanted, by: null, now });
  return next.type === 'review-needed' && next.reviewCause === review.reviewCause && next.place?.sector === review.place?.sector
    ? []
    : [next];
}

/** What nobody here goes by (a summary, an address) is no news. */
function correct({ issue, by, finding }: Correct, assignment: Assignment, now: string): Decision {
  if (!('issue' in assignment) || isSame(assignment.issue, issue)) return [];
  const corrected: Happening = { type: 'corrected', issue, by, at: now };
  if (assignment.state === 'closed' || !finding) return [corrected];
  const next = outcome(finding, {
    ...{ issue: issueForNext({ ...assignment, issue }, now), assignment, cause: 'corrected', by: null, now },
  });
  if (next.type === 'review-needed' && assignment.state === 'review' && next.reviewCause === assignment.reviewCause)
    return [corrected];
  const keepsIt = next.type === 'made' && assignment.state === 'acknowledged' && next.officerId === assignment.officerId;
  return keepsIt
    ? [corrected, next, { type: 'acknowledged', officerId: next.officerId, by: next.officerId, at: now }]
    : [corrected, next];
}

function isSame(one: Issue, other: Issue): boolean {
  const textOf = ({ category, priority, location }: Issue) => JSON.stringify([category, priority, location?.lat, location?.lng]);
  return textOf(one) === textOf(other);
}

function obey(command: PersonsCommand, assignment: Assignment, now: string): Decision {
  if (assignment.state === 'unknown' || assignment.state === 'ended') return { refused: 'not-found' };
  if (assignment.state === 'closed') return { refused: 'assignment-closed' };
  const about = { issue: issueForNext(assignment, now), assignment, by: command.by, now };
  switch (command.type) {
    case 'Acknowledge':
      if (assignment.state === 'review') return { refused: 'not-assigned' };
      if (assignment.state === 'acknowledged') return { refused: 'already-acknowledged' };
      return [{ type: 'acknowledged', officerId: assignment.officerId, by: command.by, at: now }];
    case 'Decline':
      if (assignment.state === 'review') return { refused: 'not-assigned' };
      return [
        { type: 'declined', officerId: assignment.officerId, reason: command.reason, by: command.by, at: now },
        command.reason === 'wrong-sector'
          ? wrongSector(assignment, about.issue, now)
          : outcome(command.finding, { ...about, cause: 'declined', by: null }),
      ];
    case 'Reassign':
      if (!assignment.place) return { refused: 'not-located' };
      if (assignment.officerId === command.officerId) return { refused: 'already-assigned' };
      return reassign(command, assignment.place, {
        ...about,
        issue: { ...assignment.issue, timedFrom: now },
        cause: 'reassigned',
      });
    case 'HandOver':
      if (assignment.state === 'review') return { refused: 'not-assigned' };
      if (command.finding.found !== 'officer') return { refused: 'nobody-available' };
      return [outcome(command.finding, { ...about, issue: { ...assignment.issue, timedFrom: now }, cause: 'reassigned' })];
    case 'Locate':
      if (assignment.state !== 'review') return { refused: 'not-in-review' };
      return [
        { type: 'located', location: command.location, by: command.by, at: now },
        outcome(command.finding, { ...about, issue: { ...assignment.issue, location: command.location }, cause: 'located' }),
      ];
    default:
      return assertNever(command);
  }
}

/** Who takes an issue over has acknowledged it by that. */
function reassign({ officerId, by }: Extract<Command, { type: 'Reassign' }>, place: Place, about: About): Happening[] {
  const made = outcome(chosenBySupervisor(officerId, place), about);
  return officerId === by ? [made, { type: 'acknowledged', officerId, by, at: about.now }] : [made];
}

/** Nobody of the sector is asked in turn: somebody has to look where it lies. */
function wrongSector({ place }: Assigned | Acknowledged, issue: Issue, now: string): Happening {
  return { type: 'review-needed', issue, place, reviewCause: 'wrong-sector', wanted: 'located', at: now };
}

function chosenBySupervisor(officerId: string, place: Place): Finding {
  return { found: 'officer', place, officerId, reasons: [{ code: 'chosen-by-supervisor' }] };
}

interface About {
  issue: Issue;
  assignment: Assignment;
  cause: AssignmentCause;
  by: string | null;
  now: string;
}

function outcome(finding: Finding, { issue, assignment, cause, by, now }: About): Happening {
  const review = { type: 'review-needed', issue, wanted: cause, at: now } as const;
  switch (finding.found) {
    case 'officer': {
      const { place, officerId, reasons } = finding;
      const number = 'number' in assignment ? assignment.number + 1 : 1;
      return {
        type: 'made',
        issue,
        place,
        officerId,
        previousOfficerId: lastOfficerOf(assignment),
        number,
        cause,
        reasons,
        by,
        at: now,
      };
    }
    case 'nobody':
      return { ...review, place: finding.place, reviewCause: 'no-officer' };
    case 'outside':
      return { ...review, place: null, reviewCause: 'outside-sectors' };
    case 'no-location':
      return { ...review, place: null, reviewCause: 'no-location' };
    default:
      return assertNever(finding);
  }
}

function lastOfficerOf(assignment: Assignment): string | null {
  return 'officerId' in assignment ? (assignment.officerId ?? assignment.declinedBy.at(-1) ?? null) : null;
}
