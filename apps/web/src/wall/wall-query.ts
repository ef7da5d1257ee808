import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { api, data } from '../api/client.js';
import { readPages } from '../api/pages.js';
import { levels, oncePerIssue, ordered, type Escalation, type WallLevel } from './wall-lines.js';

/** Per level and state; where there are more the column says so. */
const perColumnMax = 400;
/** The streams tell of most changes at once; what they do not tell is seen after this at the latest. */
const refetchMs = 30_000;

export interface LevelColumn {
  level: WallLevel;
  escalations: Escalation[];
  /** There are more than were read. */
  hasMore: boolean;
}

async function readLevel(level: WallLevel, signal: AbortSignal): Promise<LevelColumn> {
  const pages = await Promise.all(
    (['open', 'acknowledged'] as const).map((state) =>
      readPages((page) => data(api.GET('/api/v1/escalations', { params: { query: { state, level, ...page } }, signal })), {
        max: perColumnMax,
        keyOf: ({ id }) => id,
      }),
    ),
  );
  return {
    level,
    escalations: ordered(pages.flatMap(({ items }) => items)),
    hasMore: pages.some((page) => page.hasMore),
  };
}

/** Every issue that was escalated and is not handled, once, a column for each level. */
export const wallQuery = queryOptions({
  queryKey: ['wall'],
  queryFn: async ({ signal }) => {
    const columns = await Promise.all(levels.map((level) => readLevel(level, signal)));
    const shown = new Set(oncePerIssue(columns.flatMap(({ escalations }) => escalations)));
    return columns.map((column) => ({ ...column, escalations: column.escalations.filter((one) => shown.has(one)) }));
  },
  staleTime: 0,
  refetchInterval: refetchMs,
  refetchIntervalInBackground: true,
});

/** Shows the answer to a command at once, before the list is read again. */
export function putOnWall(client: QueryClient, changed: Escalation): void {
  client.setQueryData(wallQuery.queryKey, (columns) =>
    columns?.map((column) => ({
      ...column,
      escalations: ordered(column.escalations.map((one) => (one.id === changed.id ? changed : one))),
    })),
  );
}
