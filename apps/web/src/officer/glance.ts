import { urgencyOf, type Span } from '../deadline/urgency.js';
import type { Place } from '../map/city-map-props.js';
import { shelfOf } from './shelves.js';
import { distanceWords, metresBetween } from './way.js';
import type { Issue } from '../issue/issue-queries.js';

interface Open {
  standing: { status: Issue['status'] };
  dueAt: string | null;
  place: Place | null;
}

/** What waits, in one line: `3 new, 1 late, nearest 200 m`. The distance only where the officer's position is known. */
export function glanceWords(open: readonly Open[], here: Place | null, nowMs: number): string {
  const fresh = open.filter(({ standing }) => shelfOf(standing.status) === 'new').length;
  const late = open.filter(({ dueAt }) => dueAt !== null && urgencyOf(spanTo(dueAt), nowMs) === 'late').length;
  const metres = here ? open.flatMap(({ place }) => (place ? [metresBetween(here, place)] : [])) : [];
  const nearest = metres.length > 0 ? [`nearest ${distanceWords(Math.min(...metres))}`] : [];
  return [`${fresh} new`, `${late} late`, ...nearest].join(', ');
}

const spanTo = (dueAt: string): Span => ({ startedAt: null, dueAt });
