import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../api/client.js';
import { readPages } from '../api/pages.js';

const officersMax = 2_000;

/** Who may have issues, by name; 2,000 at most. */
export const officersQuery = queryOptions({
  queryKey: ['officers'],
  queryFn: async ({ signal }) => {
    const { items } = await readPages((query) => data(api.GET('/api/v1/officers', { params: { query }, signal })), {
      max: officersMax,
      keyOf: ({ id }) => id,
    });
    return items.sort((a, b) => a.name.localeCompare(b.name));
  },
  staleTime: 5 * 60_000,
});
