import { queryOptions, skipToken } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import type { Place } from '../map/city-map-props.js';

export type Similar = Dto<'SimilarIssueDto'>;

export interface SimilarQuestion {
  category: string | null;
  place: Place | null;
  text: string;
}

/** Likely duplicates; asked once a category and a place are known. A failing look-up is tried once and stands in nobody's way. */
export const similarQuery = ({ category, place, text }: SimilarQuestion) =>
  queryOptions({
    queryKey: ['issues', 'similar', category, place, text],
    queryFn:
      category === null || place === null
        ? skipToken
        : async ({ signal }) => {
            const query = { category, ...place, ...(text.trim() && { text: text.trim() }) };
            return (await data(api.GET('/api/v1/issues/similar', { params: { query }, signal }))).items;
          },
    retry: false,
    placeholderData: (before) => before,
  });

/** Why an issue may be the same, for people: `120 m away`, `3 days ago`, `words 64 % alike`. */
export function reasonWords({ code, detail }: Dto<'SimilarReasonDto'>): string {
  switch (code) {
    case 'near':
      return detail < 1 ? 'at the same place' : `${Math.round(detail)} m away`;
    case 'recent':
      return detail < 1 ? 'within the last day' : `${detail} day${detail === 1 ? '' : 's'} ago`;
    case 'similar-text':
      return `words ${Math.round(detail * 100)} % alike`;
  }
}
