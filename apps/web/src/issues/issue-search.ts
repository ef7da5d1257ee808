import { statusWords } from '../status/status-words.js';
import type { IssueStatus } from '../status/status-pill.js';

export const views = ['open', 'late', 'due-today', 'unassigned', 'all'] as const;
export type ListView = (typeof views)[number];

/** What the list may be sorted by. */
export const sortKeys = ['deadline', 'reference', 'category', 'priority', 'sector', 'officer', 'status', 'reportedAt'] as const;
export type SortKey = (typeof sortKeys)[number];
export type ListSort = SortKey | `-${SortKey}`;

/** The filters of the list, as they stand in the address. What is not there is not filtered by. */
export interface IssueSearch {
  view?: ListView;
  status?: IssueStatus[];
  sector?: string;
  precinct?: string;
  category?: string;
  officer?: string;
  q?: string;
  /** Days, `2026-11-23`, of the department's zone; both count. */
  from?: string;
  to?: string;
  sort?: ListSort;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d{2}-\d{2}$/;
const isStatus = (value: unknown): value is IssueStatus => typeof value === 'string' && Object.hasOwn(statusWords, value);
const isSort = (value: unknown): value is ListSort =>
  typeof value === 'string' && sortKeys.some((key) => value === key || value === `-${key}`);

/** Reads an address. What it cannot read is left out: an old or mistyped link still shows a list. */
export function issueSearchOf(raw: Record<string, unknown>): IssueSearch {
  const text = (name: string, max: number) => {
    // The router itself reads figures, true and false so.
    const value = typeof raw[name] === 'number' || typeof raw[name] === 'boolean' ? String(raw[name]) : raw[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, max) : undefined;
  };
  const matching = (name: string, pattern: RegExp) => {
    const value = text(name, 64);
    return value && pattern.test(value) && (pattern !== day || !Number.isNaN(Date.parse(value))) ? value : undefined;
  };
  const listed: unknown[] = Array.isArray(raw.status) ? raw.status : (text('status', 200)?.split(',') ?? []);
  const status = [...new Set(listed.filter(isStatus))];
  return without({
    view: views.find((view) => view === raw.view),
    status: status.length > 0 ? status : undefined,
    sector: text('sector', 64),
    precinct: text('precinct', 64),
    category: text('category', 64),
    officer: matching('officer', uuid),
    q: text('q', 200),
    from: matching('from', day),
    to: matching('to', day),
    sort: isSort(raw.sort) ? raw.sort : undefined,
  });
}

/** Only what is filtered by. */
export function without(search: { [Name in keyof IssueSearch]: IssueSearch[Name] | undefined }): IssueSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
}

/** What is filtered by, whatever view and order it is seen in. */
export function filtersOf(search: IssueSearch): Omit<IssueSearch, 'view' | 'sort'> {
  return without({ ...search, view: undefined, sort: undefined });
}

/** The view that is shown: what is open, unless something else is asked for. Who searches or chooses a status looks through all. */
export function viewOf({ view, status, q }: IssueSearch): ListView {
  return view ?? (status === undefined && q === undefined ? 'open' : 'all');
}

/**
 * What the list is sorted by; null: by how well it fits what is searched for. What is due first comes first, among all what is newest.
 * `showsDeadlines`: whether deadlines are for who looks.
 */
export function sortOf(search: IssueSearch, showsDeadlines: boolean): ListSort | null {
  if (search.sort) return search.sort;
  if (search.q !== undefined) return null;
  return viewOf(search) === 'all' || !showsDeadlines ? '-reportedAt' : 'deadline';
}

/** The order after a click on the head of a column: by it, then the other way round. */
export function nextSort(key: SortKey, now: ListSort | null): ListSort {
  const first: ListSort = key === 'reportedAt' || key === 'priority' ? `-${key}` : key;
  if (now !== first) return first;
  return first === key ? `-${key}` : key;
}

const email = /@/;
/** Seven figures or more with what people put between them; a reference has a letter. */
const phone = /^\+?[\d\s().\-/]*$/;
const phoneDigitsMin = 7;

/** Whether somebody is looked for by a telephone number or an e-mail address: it must not stay in the address of the page. */
export function looksLikeContact(q: string): boolean {
  return email.test(q) || (phone.test(q) && q.replace(/\D/g, '').length >= phoneDigitsMin);
}

/** What the address bar, the history and a bookmark show of a search; the page itself keeps all of it. */
export function addressOf(search: IssueSearch): IssueSearch {
  return search.q !== undefined && looksLikeContact(search.q) ? without({ ...search, q: undefined }) : search;
}

/** Whether two say the same, in whatever order they say it. */
export function isSameSearch(one: IssueSearch, other: IssueSearch): boolean {
  const text = (search: IssueSearch) =>
    JSON.stringify(
      Object.entries({ ...search, view: viewOf(search), status: search.status?.toSorted() })
        .filter(([, value]) => value !== undefined)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return text(one) === text(other);
}
