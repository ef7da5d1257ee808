import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';
import { readPages } from '../api/pages.js';

export type Waiting = Dto<'AssignmentDto'>;

/** More than anybody reviews at a sitting: the next ones come as these go, and the page says that there are more. */
const queueMax = 1_000;

/** What waits for a person to find its place or officer, the oldest first. */
export const queueQuery = queryOptions({
  queryKey: ['assignments', 'review'],
  queryFn: ({ signal }) =>
    readPages((page) => data(api.GET('/api/v1/assignments', { params: { query: { state: 'review', ...page } }, signal })), {
      max: queueMax,
      keyOf: ({ issueId }) => issueId,
    }),
  refetchInterval: 20_000,
});

/** The words of an issue, which the queue does not hold. */
export const issueQuery = (id: string) =>
  queryOptions({
    queryKey: ['issues', 'one', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/issues/{id}', { params: { path: { id } }, signal })),
  });

export const causeWords: Record<Dto<'ReviewCause'>, string> = {
  'no-location': 'no place is known',
  'outside-sectors': 'outside every sector',
  'no-officer': 'no officer is available',
  'wrong-sector': 'its officer says it lies in another sector',
};

/**
 * Which one to look at after `id` is done: the one that came after it, else the one before; the one looked at while it still waits.
 * `before` is the queue in which it was chosen.
 */
export function nextAfter(id: string | null, before: readonly string[], now: readonly string[]): string | null {
  if (id === null) return now[0] ?? null;
  if (now.includes(id)) return id;
  const later = before.slice(before.indexOf(id) + 1).find((one) => now.includes(one));
  return later ?? now.at(-1) ?? null;
}
