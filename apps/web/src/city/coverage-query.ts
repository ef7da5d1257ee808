import { queryOptions } from '@tanstack/react-query';
import { api, data } from '../api/client.js';

/** Shifts begin and end by the clock; nobody tells a page of it. */
const refetchMs = 60_000;

/** Who is on shift by sector: now, or at an instant. */
export const coverageQuery = ({ precinct, at }: { precinct?: string; at?: string } = {}) =>
  queryOptions({
    queryKey: ['coverage', precinct ?? null, at ?? null],
    queryFn: ({ signal }) => data(api.GET('/api/v1/coverage', { params: { query: { precinct, at } }, signal })),
    refetchInterval: refetchMs,
  });

/** When sectors have no officer on shift, for a day from an instant on. */
export const coverageHoursQuery = (from: string | undefined) =>
  queryOptions({
    queryKey: ['coverage', 'hours', from ?? null],
    queryFn: ({ signal }) => data(api.GET('/api/v1/coverage/hours', { params: { query: { from, hours: 24 } }, signal })),
    refetchInterval: refetchMs,
  });
