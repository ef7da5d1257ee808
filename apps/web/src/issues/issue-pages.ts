import { infiniteQueryOptions, type InfiniteData, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import { issueQueryOf } from './issue-query.js';
import { filtersOf, type IssueSearch } from './issue-search.js';
import { departmentZone } from '../time/zone.js';

export type Issue = Dto<'IssueDto'>;
type Page = Dto<'IssuePageDto'>;

const pageSize = 200;
const newerMax = 50;

/** The API takes several states between commas. */
const querySerializer = (parameters: object) =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();

/** One page of the list. What is searched for goes in the body: it may be somebody's telephone number, and addresses are kept in many places. */
export async function readIssuePage(
  { q, ...query }: Record<string, unknown> & { q?: string },
  signal: AbortSignal,
): Promise<Page> {
  const asked = { params: { query }, querySerializer, signal };
  if (q !== undefined) return data(api.POST('/api/v1/issues/search', { ...asked, body: { q } }));
  return (await data(api.GET('/api/v1/issues', asked))) as Page;
}

/** The list, 200 at a time. It does not change by itself: what is new is announced and shown when it is asked for. */
export const issuePagesQuery = (search: IssueSearch, showsDeadlines = true) =>
  infiniteQueryOptions({
    queryKey: ['issues', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      readIssuePage(
        { ...issueQueryOf(search, showsDeadlines), limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** What was reported after the list was read, the newest first; 50 at most. */
export const newerQuery = (search: IssueSearch, sinceAt: string | null) =>
  queryOptions({
    queryKey: ['issues', 'newer', search, sinceAt],
    enabled: sinceAt !== null,
    queryFn: async ({ signal }) =>
      (await readIssuePage({ ...issueQueryOf(search), sort: '-reportedAt', limit: newerMax, from: sinceAt ?? '' }, signal)).items,
    refetchInterval: 20_000,
  });

/** How many the filters leave in each view. */
export const issueCountsQuery = (search: IssueSearch) => {
  const { q, ...filters } = issueQueryOf({ ...filtersOf(search), view: 'all' });
  const query = { ...filters, sort: undefined, tz: departmentZone() };
  return queryOptions({
    queryKey: ['issues', 'counts', query, q],
    queryFn: ({ signal }) => {
      const asked = { params: { query }, querySerializer, signal };
      return data(
        q === undefined
          ? api.GET('/api/v1/issues/counts', asked)
          : api.POST('/api/v1/issues/search/counts', { ...asked, body: { q } }),
      );
    },
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
};

/** How many of what was found are not in the list. */
export function countNew(newer: readonly Pick<Issue, 'id'>[], known: readonly Pick<Issue, 'id'>[]): number {
  const ids = new Set(known.map(({ id }) => id));
  return newer.filter(({ id }) => !ids.has(id)).length;
}

/** The pages with one issue as it is now, in its old place. */
export function withIssue(pages: InfiniteData<Page> | undefined, issue: Issue) {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page) => ({ ...page, items: page.items.map((one) => (one.id === issue.id ? issue : one)) })),
    }
  );
}
