import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../api/client.js';
import { orKept } from '../offline/kept.js';

/** The partner agencies the reader may know of; without a line, those last seen. */
export const agenciesQuery = (personId: string) =>
  queryOptions({
    queryKey: ['agencies', 'all', personId],
    queryFn: ({ signal }) =>
      orKept(personId, 'agencies', async () => (await data(api.GET('/api/v1/agencies', { signal }))).items),
    staleTime: 5 * 60_000,
  });
