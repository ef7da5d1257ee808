import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, data } from '../api/client.js';
import { usePerson } from '../session/session.js';
import { menuOf } from './places.js';

/** As many as are counted; more are `99+`. */
export const countedMax = 99;
const refetchMs = 60_000;

const counted = ({ items, nextCursor }: { items: readonly unknown[]; nextCursor: string | null }): number =>
  nextCursor === null ? items.length : countedMax + 1;

const reviewCount = queryOptions({
  queryKey: ['assignments', 'review', 'count'],
  queryFn: async ({ signal }) =>
    counted(await data(api.GET('/api/v1/assignments', { params: { query: { state: 'review', limit: countedMax } }, signal }))),
  refetchInterval: refetchMs,
});

const escalationCount = queryOptions({
  queryKey: ['wall', 'count'],
  queryFn: async ({ signal }) =>
    counted(await data(api.GET('/api/v1/escalations', { params: { query: { state: 'open', limit: countedMax } }, signal }))),
  refetchInterval: refetchMs,
});

/** How much waits behind the entries of the menu, for pages where something can wait. */
export function useWaitingCounts(): Partial<Record<string, number>> {
  const places = new Set(menuOf(usePerson()).map(({ to }) => to));
  const review = useQuery({ ...reviewCount, enabled: places.has('/review') });
  const escalations = useQuery({ ...escalationCount, enabled: places.has('/wall') });
  return { '/review': review.data, '/wall': escalations.data };
}
