import { statusWords } from '../status/status-words.js';
import type { IssueStatus } from '../status/status-pill.js';

/** The filters of the list, as they stand in the address. What is not there is not filtered by. */
export interface IssueSearch {
  status?: IssueStatus[];
  sector?: string;
  precinct?: string;
  category?: string;
  officer?: string;
  q?: string;
  /** Days, `2026-11-23`, of the person's own time zone; both count. */
  from?: string;
  to?: string;
  sort?: 'reportedAt';
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d{2}-\d{2}$/;
const isStatus = (value: unknown): value is IssueStatus => typeof value === 'string' && Object.hasOwn(statusWords, value);

/** Reads an address. What it cannot read is left out: an old or mistyped link still shows a list. */
export function issueSearchOf(raw: Record<string, unknown>): IssueSearch {
  const text = (name: string, max: number) => {
    const value = typeof raw[name] === 'number' ? String(raw[name]) : raw[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, max) : undefined;
  };
  const matching = (name: string, pattern: RegExp) => {
    const value = text(name, 64);
    return value && pattern.test(value) && (pattern !== day || !Number.isNaN(Date.parse(value))) ? value : undefined;
  };
  const listed: unknown[] = Array.isArray(raw.status) ? raw.status : (text('status', 200)?.split(',') ?? []);
  const status = [...new Set(listed.filter(isStatus))];
  return without({
    status: status.length > 0 ? status : undefined,
    sector: text('sector', 64),
    precinct: text('precinct', 64),
    category: text('category', 64),
    officer: matching('officer', uuid),
    q: text('q', 200),
    from: matching('from', day),
    to: matching('to', day),
    sort: raw.sort === 'reportedAt' ? 'reportedAt' : undefined,
  });
}

/** Only what is filtered by. */
export function without(search: { [Name in keyof IssueSearch]: IssueSearch[Name] | undefined }): IssueSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}

/** What the API is asked for. A day begins and ends at midnight of the zone the person is in. */
export function issueQueryOf({ from, to, ...search }: IssueSearch) {
  return {
    ...search,
    ...(from && { from: midnight(from, 0) }),
    ...(to && { to: midnight(to, 1) }),
  };
}

function midnight(date: string, daysLater: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth + daysLater).toISOString();
}

/** The address of everything the filters match, as CSV. */
export function csvPathOf(search: IssueSearch): string {
  const parameters = new URLSearchParams({ format: 'csv' });
  for (const [name, value] of Object.entries(issueQueryOf(search))) parameters.set(name, String(value));
  return `/api/v1/issues?${parameters}`;
}

/** Whether two say the same, in whatever order they say it. */
export function isSameSearch(one: IssueSearch, other: IssueSearch): boolean {
  const text = (search: IssueSearch) =>
    JSON.stringify(
      Object.entries({ ...search, status: search.status?.toSorted() })
        .filter(([, value]) => value !== undefined)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return text(one) === text(other);
}
