import { queryOptions } from '@tanstack/react-query';
import type { FeatureCollection } from 'geojson';
import { api, data } from '../api/client.js';

/** The sectors with their borders; they change a few times a year. */
export const sectorsQuery = queryOptions({
  queryKey: ['sectors', 'geojson'],
  queryFn: async ({ signal }) =>
    (await data(
      api.GET('/api/v1/sectors', { params: { query: { format: 'geojson' } }, signal }),
    )) as unknown as FeatureCollection,
  staleTime: 15 * 60_000,
});
