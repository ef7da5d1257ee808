import { isOpen, type IssueStatus, type Priority } from '@owcr/contracts';
import { statusOf } from './board.js';
import type { IssueView } from './board.js';

/** What the board shows of an issue, worked out of what is known of it. */
export interface Standing {
  status: IssueStatus;
  /** On the board: somebody still has to do something about it. */
  open: boolean;
  unacknowledged: boolean;
  needsReview: boolean;
  /** The first moment it is late, of the deadlines that still run. Whether it is late now is for the reader's clock to say. */
  lateAt: string | null;
  escalationLevel: number;
}

const unacknowledgedStatuses: ReadonlySet<IssueStatus> = new Set(['reported', 'assigned', 'reopened']);

export function standingOf(view: IssueView): Standing {
  const status = statusOf(view);
  // Resolved is off the board: what remains is for the reporter, and a reopened one is back.
  // Without a reference nothing but a deadline is known of it yet: it is counted once its report is here.
  const open = view.reference !== null && isOpen(status);
  const unacknowledged = open && unacknowledgedStatuses.has(status);
  return {
    status,
    open,
    unacknowledged,
    needsReview: open && view.handling === 'review',
    lateAt: open ? earliest(unacknowledged ? view.acknowledgeDueAt : null, view.resolveDueAt) : null,
    escalationLevel: open ? Math.max(view.acknowledgeLevel, view.resolveLevel) : 0,
  };
}

/** A place on the board: a sector, or the review queue for what lies in none yet. */
export interface Place {
  sector: string | null;
  precinct: string | null;
}

/** The rows of the board that look different after a change of one issue. */
export function changedPlaces(before: IssueView, after: IssueView): Place[] {
  const was = tileOf(before);
  const is = tileOf(after);
  if (was === is) return [];
  const places: Place[] = [];
  if (was !== '') places.push({ sector: before.sector, precinct: before.precinct });
  if (is !== '' && (was === '' || after.sector !== before.sector))
    places.push({ sector: after.sector, precinct: after.precinct });
  return places;
}

/** What one issue adds to its row, as text that can be compared; empty when it is not on the board. */
function tileOf(view: IssueView): string {
  const { open, unacknowledged, needsReview, lateAt, escalationLevel } = standingOf(view);
  if (!open) return '';
  const counted: [string | null, string | null, Priority | null, string | null] = [
    view.sector,
    view.precinct,
    view.priority,
    view.reportedAt,
  ];
  return JSON.stringify([...counted, unacknowledged, needsReview, lateAt, escalationLevel]);
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
