import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, data } from '../api/client.js';
import type { PlaceAsk } from './found-place.js';
import { isToBeLookedUp, typedMin, type Where, withAnswer } from './where.js';

/** Somebody waits for it with a finger on a button. */
const answerTimeoutMs = 6_000;

/** Staff ask with their session. */
export const staffPlaces: PlaceAsk = {
  scope: 'staff',
  search: (q, signal) => data(api.GET('/api/v1/places/search', { params: { query: { q } }, signal })),
};

/** Answers to what was typed. Streets do not change while somebody types. */
export const placeQuery = ({ scope, search }: PlaceAsk, typed: string) =>
  queryOptions({
    queryKey: ['places', scope, typed],
    enabled: typed.length >= typedMin,
    queryFn: ({ signal }) => search(typed, AbortSignal.any([signal, AbortSignal.timeout(answerTimeoutMs)])),
    staleTime: 5 * 60_000,
    gcTime: 5 * 60_000,
    retry: false,
    placeholderData: (before) => before,
  });

/** The same place once its address was looked up, for who goes on before the answer was there. As it is where there is no answer. */
export async function lookedUp(client: QueryClient, ask: PlaceAsk, where: Where): Promise<Where> {
  if (!isToBeLookedUp(where)) return where;
  const typed = where.address.trim();
  const { queryKey, queryFn, staleTime } = placeQuery(ask, typed);
  const answer = await client.fetchQuery({ queryKey, queryFn, staleTime, retry: false }).catch(() => null);
  return answer ? withAnswer(where, typed, answer) : where;
}
