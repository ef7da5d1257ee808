import { startOfDay } from '../time/start-of-day.js';
import { departmentZone } from '../time/zone.js';
import { type IssueSearch, sortOf, viewOf } from './issue-search.js';

/** What the API is asked for. A day begins and ends at midnight of the department's zone. */
export function issueQueryOf({ from, to, view, sort, ...search }: IssueSearch, showsDeadlines = true) {
  const [shown, order] = [viewOf({ ...search, view }), sortOf({ ...search, view, sort }, showsDeadlines)];
  return {
    ...search,
    ...(shown !== 'all' && { view: shown }),
    ...(shown === 'due-today' && { tz: departmentZone() }),
    ...(order !== null && { sort: order }),
    ...(from && { from: startOfDay(from) ?? undefined }),
    ...(to && { to: startOfDay(to, 1) ?? undefined }),
  };
}

/** The address of everything the filters match, as CSV. */
export function csvPathOf(search: IssueSearch, showsDeadlines = true): string {
  const parameters = new URLSearchParams({ format: 'csv' });
  for (const [name, value] of Object.entries(issueQueryOf(search, showsDeadlines)))
    if (value !== undefined) parameters.set(name, String(value));
  return `/api/v1/issues?${parameters}`;
}
