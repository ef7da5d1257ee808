import { queryOptions } from '@tanstack/react-query';
import { api, data, type Dto } from '../api/client.js';

export type Notice = Dto<'NotificationDto'>;

/** What the panel lists at once; older ones are counted, not listed. */
export const listedMax = 20;
/** The frame asks, it does not listen: a browser opens six connections to one address, and live pages need theirs. */
const refetchMs = 30_000;

/** The newest messages of the person who is signed in, and how many of all are not read. */
export const inboxQuery = (person: string) =>
  queryOptions({
    queryKey: ['inbox', person],
    queryFn: ({ signal }) => data(api.GET('/api/v1/notifications', { params: { query: { limit: listedMax } }, signal })),
    refetchInterval: refetchMs,
  });
