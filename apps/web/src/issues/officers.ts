import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';

const pagesMax = 10;

/** Who may have issues, by name; 2,000 at most. */
export const officersQuery = queryOptions({
  queryKey: ['officers'],
  queryFn: async ({ signal }) => {
    const officers: Dto<'RosterOfficerDto'>[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < pagesMax; page += 1) {
      const query = { limit: 200, ...(cursor && { cursor }) };
      const answer = await data(api.GET('/api/v1/officers', { params: { query }, signal }));
      officers.push(...answer.items);
      if (answer.nextCursor === null) break;
      cursor = answer.nextCursor;
    }
    return officers.sort((a, b) => a.name.localeCompare(b.name));
  },
  staleTime: 5 * 60_000,
});
