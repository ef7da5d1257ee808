import type { Fact } from '@owcr/contracts';
import { assertNever } from '@owcr/contracts';
import type { Assignment, Happening } from './assignment.js';

type Made = Extract<Happening, { type: 'made' }>;
type ReviewNeeded = Extract<Happening, { type: 'review-needed' }>;

/** The assignment after something has happened. */
export function evolve(assignment: Assignment, happening: Happening): Assignment {
  switch (happening.type) {
    case 'made':
      return held(assignment, happening);
    case 'review-needed':
      return inReview(assignment, happening);
    case 'corrected':
      return 'issue' in assignment ? { ...assignment, issue: happening.issue } : assignment;
    case 'located':
      return 'issue' in assignment ? { ...assignment, issue: { ...assignment.issue, location: happening.location } } : assignment;
    case 'acknowledged':
      return assignment.state === 'assigned'
        ? { ...assignment, state: 'acknowledged', acknowledgedAt: happening.at }
        : assignment;
    case 'declined':
      return 'declinedBy' in assignment
        ? { ...assignment, declinedBy: [...assignment.declinedBy, happening.officerId] }
        : assignment;
    case 'closed':
      return closed(assignment);
    default:
      return assertNever(happening);
  }
}

function held(assignment: Assignment, { issue, place, officerId, number, reasons }: Made): Assignment {
  const declinedBy = 'declinedBy' in assignment ? assignment.declinedBy : [];
  return { state: 'assigned', issueId: assignment.issueId, issue, place, officerId, reasons, number, declinedBy };
}

function inReview(assignment: Assignment, { issue, place, reviewCause, wanted }: ReviewNeeded): Assignment {
  const known = 'number' in assignment ? assignment : { number: 0, declinedBy: [] };
  return {
    state: 'review',
    issueId: assignment.issueId,
    issue,
    place,
    officerId: null,
    reasons: [],
    number: known.number,
    declinedBy: known.declinedBy,
    reviewCause,
    wanted,
  };
}

function closed(assignment: Assignment): Assignment {
  if (!('issue' in assignment)) return { state: 'ended', issueId: assignment.issueId };
  const { issueId, issue, place, officerId, reasons, number, declinedBy } = assignment;
  return { state: 'closed', issueId, issue, place, officerId, reasons, number, declinedBy };
}

type AssignmentFact = Fact<
  | 'assignment.made.v1'
  | 'assignment.review-needed.v1'
  | 'assignment.located.v1'
  | 'assignment.acknowledged.v1'
  | 'assignment.declined.v1'
>;

/** What others are told of a happening; that an assignment is closed or its issue corrected follows from the issue, so nobody needs telling. */
export function factOf(issueId: string, happening: Happening, version: number): AssignmentFact | null {
  const envelope = { key: issueId, version };
  const { at } = happening;
  switch (happening.type) {
    case 'made': {
      const { issue, place, number, cause, officerId, previousOfficerId, reasons, by } = happening;
      const { reference, category, priority, reportedAt, history } = issue;
      const data = {
        issueId,
        reference,
        category,
        priority,
        number,
        cause,
        ...place,
        officerId,
        previousOfficerId,
        reasons,
        reportedAt,
        ...(history && { history }),
        ...(by !== null && { by }),
        at,
      };
      return { type: 'assignment.made.v1', ...envelope, data };
    }
    case 'review-needed': {
      const { issue, place, reviewCause } = happening;
      const { sector, precinct } = place ?? { sector: null, precinct: null };
      return {
        type: 'assignment.review-needed.v1',
        ...envelope,
        data: { issueId, reference: issue.reference, cause: reviewCause, sector, precinct, at },
      };
    }
    case 'located':
      return {
        type: 'assignment.located.v1',
        ...envelope,
        data: { issueId, location: happening.location, by: happening.by, at },
      };
    case 'acknowledged':
      return {
        type: 'assignment.acknowledged.v1',
        ...envelope,
        data: { issueId, officerId: happening.officerId, by: happening.by, at },
      };
    case 'declined':
      return {
        type: 'assignment.declined.v1',
        ...envelope,
        data: { issueId, officerId: happening.officerId, reason: happening.reason, at },
      };
    case 'corrected':
    case 'closed':
      return null;
    default:
      return assertNever(happening);
  }
}
