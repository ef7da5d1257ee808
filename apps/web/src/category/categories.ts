import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';

export type Category = Dto<'CategoryDto'>;

/** The kinds of issues with their questions; they change a few times a year. */
export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => data(api.GET('/api/v1/categories', { signal })),
  select: ({ items }): Category[] => items,
  staleTime: 15 * 60_000,
});
