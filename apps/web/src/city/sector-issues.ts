import { openStatuses } from '@owcr/contracts/words';
import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import { readPages, type Listed } from '../api/pages.js';
import { urgencyOf } from '../deadline/urgency.js';
import type { Pin } from '../map/city-map-props.js';
import { categoryWords } from '../wall/wall-lines.js';

const querySerializer = { array: { style: 'form', explode: false } } as const;
/** More of a sector are not read, and the list says so. */
const issuesMax = 1_000;
export interface PlacedIssue extends Dto<'BoardIssueDto'> {
  location: Dto<'IssueDto'>['location'];
}

/** The open issues of a sector, oldest first, with where they are: the board knows how they stand, intake where. */
export const sectorIssuesQuery = (sector: string) =>
  queryOptions({
    queryKey: ['board', sector],
    queryFn: async ({ signal }): Promise<Listed<PlacedIssue>> => {
      const query = { sector, status: [...openStatuses], sort: 'reportedAt' as const };
      const [board, issues] = await Promise.all([
        readPages((page) => data(api.GET('/api/v1/board/{sector}', { params: { path: { sector }, query: page }, signal })), {
          max: issuesMax,
          keyOf: ({ issueId }) => issueId,
        }),
        readPages(
          async (page) => {
            const params = { query: { ...query, ...page } };
            // Only who asks for CSV is answered with text.
            return (await data(api.GET('/api/v1/issues', { params, querySerializer, signal }))) as Dto<'IssuePageDto'>;
          },
          {
            max: issuesMax,
            keyOf: ({ id }) => id,
          },
        ),
      ]);
      const places = new Map(issues.items.map(({ id, location }) => [id, location]));
      const { hasMore, total, totalIsAtLeast } = issues;
      const items = board.items.map((issue) => ({ ...issue, location: places.get(issue.issueId) ?? null }));
      return { items, hasMore: board.hasMore, total: hasMore ? total : null, totalIsAtLeast };
    },
  });

/** What of an issue is due next. */
export const dueOf = ({ acknowledgeDueAt, resolveDueAt }: Dto<'BoardIssueDto'>) =>
  acknowledgeDueAt
    ? { what: 'Acknowledge', dueAt: acknowledgeDueAt }
    : resolveDueAt
      ? { what: 'Resolve', dueAt: resolveDueAt }
      : null;

export function pinsOf(issues: readonly PlacedIssue[], nowMs: number): Pin[] {
  return issues.flatMap((issue) => {
    const { issueId, reference, category, location, reportedAt, late } = issue;
    if (!location) return [];
    const due = dueOf(issue);
    const state = late ? 'late' : due ? urgencyOf({ startedAt: reportedAt, dueAt: due.dueAt }, nowMs) : 'calm';
    return [
      { id: issueId, label: `${reference}, ${categoryWords(category ?? '')}`, state, lat: location.lat, lng: location.lng },
    ];
  });
}
