import { infiniteQueryOptions, type InfiniteData, queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import { type IssueSearch, issueQueryOf } from './issue-search.js';

export type Issue = Dto<'IssueDto'>;
type Page = Dto<'IssuePageDto'>;

const pageSize = 200;
const newerMax = 50;

async function readPage(search: IssueSearch, more: object, signal: AbortSignal): Promise<Page> {
  const query = { ...issueQueryOf(search), ...more };
  return (await data(
    api.GET('/api/v1/issues', {
      params: { query },
      // The API takes several states between commas.
      querySerializer: (parameters) =>
        new URLSearchParams(
          Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
        ).toString(),
      signal,
    }),
  )) as Page;
}

/** The list, 200 at a time. It does not change by itself: what is new is announced and shown when it is asked for. */
export const issuePagesQuery = (search: IssueSearch) =>
  infiniteQueryOptions({
    queryKey: ['issues', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      readPage(search, { limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) }, signal),
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
    enabled: sinceAt !== null && search.sort === undefined,
    queryFn: async ({ signal }) =>
      (await readPage({ ...search, sort: undefined }, { limit: newerMax, from: sinceAt ?? '' }, signal)).items,
    refetchInterval: 20_000,
  });

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
