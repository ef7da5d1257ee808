import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { Place } from '../map/city-map-props.js';

/** Who would get what is at a place now; `outside`: no sector holds it. */
export type Prospect = { kind: 'inside'; is: Dto<'ProspectDto'> } | { kind: 'outside' };

/** Asked anew for each place; `null` asks nothing. */
export const prospectQuery = (place: Place | null) =>
  queryOptions({
    queryKey: ['sectors', 'at', place],
    enabled: place !== null,
    queryFn: async ({ signal }): Promise<Prospect> => {
      const { lat, lng } = place as Place;
      try {
        return {
          kind: 'inside',
          is: await data(api.GET('/api/v1/sectors/at', { params: { query: { lat, lng } }, signal })),
        };
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return { kind: 'outside' };
        throw error;
      }
    },
    placeholderData: (before) => before,
  });
