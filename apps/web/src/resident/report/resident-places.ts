import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import type { Place } from '../../map/city-map-props.js';
import { coordinatesText } from '../../place/coordinates.js';
import type { PlaceAsk } from '../../place/found-place.js';
import { placeOf, type Where } from '../../place/where.js';
import type { Draft } from './draft.js';

/** Residents ask without an account, in a body: what they type is in no address and in no log. */
export const residentPlaces: PlaceAsk = {
  scope: 'public',
  search: (q, signal) => data(api.POST('/api/v1/public/places/search', { body: { q }, signal })),
};

/** Where the report is, as the search for addresses takes it. */
export const whereOf = ({ address, place, placeBy, found }: Draft): Where => ({
  address,
  coordinates: place ? coordinatesText(place) : '',
  setBy: place ? placeBy : null,
  found,
});

/** What the draft keeps of it. */
export const draftOfWhere = (where: Where): Pick<Draft, 'address' | 'place' | 'placeBy' | 'found'> => ({
  address: where.address,
  place: placeOf(where),
  placeBy: where.setBy,
  found: where.found,
});

/** Whether the program covers a place. An answer that does not come says nothing: the report goes on without it. */
export const coveredQuery = (place: Place | null) =>
  queryOptions({
    queryKey: ['public', 'sectors', 'at', place],
    enabled: place !== null,
    queryFn: async ({ signal }): Promise<boolean> => {
      const { lat, lng } = place as Place;
      return (await data(api.POST('/api/v1/public/sectors/at', { body: { lat, lng }, signal }))).covered;
    },
    staleTime: 5 * 60_000,
    retry: false,
  });
