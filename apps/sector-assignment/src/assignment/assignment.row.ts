import type { AssignmentCause, AssignmentReason, Priority, ReviewCause } from '@owcr/contracts';
import { assertNever } from '@owcr/contracts';
import type { Assignment, Issue } from './assignment.js';

/** A row as the database has it. */
export interface AssignmentRow {
  issue_id: string;
  state: Exclude<Assignment['state'], 'unknown'>;
  reference: string | null;
  category: string | null;
  priority: Priority | null;
  lat: number | null;
  lng: number | null;
  reported_at: Date | string | null;
  history: boolean;
  timed_from: Date | string | null;
  sector: string | null;
  precinct: string | null;
  officer_id: string | null;
  number: number;
  reasons: AssignmentReason[];
  declined_by: string[];
  review_cause: ReviewCause | null;
  wanted: AssignmentCause | null;
  acknowledged_at: Date | string | null;
  version: number;
  event_count: number;
}

/** An assignment with what the database counts about it. */
export interface Stored {
  assignment: Assignment;
  version: number;
  eventCount: number;
}

export function storedOf(row: AssignmentRow): Stored {
  return { assignment: assignmentOf(row), version: row.version, eventCount: row.event_count };
}

function assignmentOf(row: AssignmentRow): Assignment {
  const { issue_id: issueId, state, sector, precinct, officer_id: officerId, reasons, number, declined_by: declinedBy } = row;
  if (state === 'ended') return { state, issueId };
  const place = sector !== null && precinct !== null ? { sector, precinct } : null;
  const known = { issueId, issue: issueOf(row), place, officerId, reasons, number, declinedBy };
  switch (state) {
    case 'review':
      return { ...known, state, reviewCause: present(row.review_cause), wanted: present(row.wanted) };
    case 'assigned':
      return { ...known, state, place: present(place), officerId: present(officerId) };
    case 'acknowledged':
      return {
        ...known,
        state,
        place: present(place),
        officerId: present(officerId),
        acknowledgedAt: iso(present(row.acknowledged_at)),
      };
    case 'closed':
      return { ...known, state };
    default:
      return assertNever(state);
  }
}

function issueOf({
  reference,
  category,
  priority,
  lat,
  lng,
  reported_at: reportedAt,
  timed_from: timedFrom,
  history,
}: AssignmentRow): Issue {
  return {
    reference: present(reference),
    category: present(category),
    priority: present(priority),
    location: lat !== null && lng !== null ? { lat, lng } : null,
    reportedAt: iso(present(reportedAt)),
    timedFrom: iso(timedFrom ?? present(reportedAt)),
    ...(history && { history }),
  };
}

export function rowOf({ assignment, version, eventCount }: Stored): AssignmentRow {
  const counts = { issue_id: assignment.issueId, version, event_count: eventCount };
  switch (assignment.state) {
    case 'unknown':
      throw new Error('nothing is known of this issue');
    case 'ended':
      return { ...nothing, ...counts, state: assignment.state };
    case 'review':
    case 'assigned':
    case 'acknowledged':
    case 'closed': {
      const { issue, place, officerId, reasons, number, declinedBy, state } = assignment;
      const { location, reference, category, priority, reportedAt, timedFrom, history = false } = issue;
      return {
        ...{ ...counts, state, reference, category, priority, number, reasons },
        ...{ reported_at: reportedAt, timed_from: timedFrom, history },
        ...{
          lat: location?.lat ?? null,
          lng: location?.lng ?? null,
          sector: place?.sector ?? null,
          precinct: place?.precinct ?? null,
        },
        officer_id: officerId,
        declined_by: declinedBy,
        review_cause: assignment.state === 'review' ? assignment.reviewCause : null,
        wanted: assignment.state === 'review' ? assignment.wanted : null,
        acknowledged_at: assignment.state === 'acknowledged' ? assignment.acknowledgedAt : null,
      };
    }
    default:
      return assertNever(assignment);
  }
}

const nothing = {
  ...{
    reference: null,
    category: null,
    priority: null,
    lat: null,
    lng: null,
    reported_at: null,
    history: false,
    timed_from: null,
    sector: null,
    precinct: null,
    officer_id: null,
  },
  ...{ number: 0, reasons: [], declined_by: [], review_cause: null, wanted: null, acknowledged_at: null },
};

function iso(time: Date | string): string {
  return time instanceof Date ? time.toISOString() : time;
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('an assignment row lacks what its state promises');
  return value;
}
