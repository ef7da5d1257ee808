import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useAttemptKey } from '../api/attempt-key.js';
import { api, data, ifMatch } from '../api/client.js';
import { readPages } from '../api/pages.js';
import { officersQuery } from '../issues/officers.js';
import { useMay } from '../session/permitted.js';
import { rosterPeriods, type PeriodKind, type RosterPeriod } from './roster-periods.js';

const periodsMax = 400;
const unacknowledgedMax = 200;

/** The shifts and absences that fall into a time, of the officers whose roster the reader keeps. */
export function useRoster({ from, to }: { from: string; to: string }) {
  const may = useMay();
  const officers = useQuery(officersQuery);
  // As the server asks: whoever keeps the roster of one of their precincts, or of themselves.
  const kept = officers.data?.filter(({ id, precincts }) =>
    [null, ...precincts].some((precinct) => may('write', { type: 'roster', precinct, officerId: id })),
  );
  const periods = useQuery({
    queryKey: ['coverage', 'roster', from, to],
    queryFn: async ({ signal }) => {
      const listed = (kind: PeriodKind) =>
        readPages(
          (page) =>
            data(
              api.GET(kind === 'shift' ? '/api/v1/shifts' : '/api/v1/absences', {
                params: { query: { from, to, ...page } },
                signal,
              }),
            ),
          { max: periodsMax, keyOf: ({ id }) => id },
        );
      return Promise.all([listed('shift'), listed('absence')]);
    },
    // Its time moves on with the clock: what was listed stays until the next is read.
    placeholderData: keepPreviousData,
  });
  const [shifts, absences] = periods.data ?? [];
  return {
    periods: shifts && absences && kept ? rosterPeriods(shifts.items, absences.items, kept) : null,
    hasMore: shifts?.hasMore === true || absences?.hasMore === true,
    error: periods.error ?? officers.error,
    refetch: () => Promise.all([periods.refetch(), officers.refetch()]),
  };
}

/** How many issues an officer has not acknowledged; counted up to 200. */
export function useUnacknowledged(officerId: string) {
  return useQuery({
    queryKey: ['assignments', 'unacknowledged', officerId],
    queryFn: async ({ signal }) => {
      const query = { officer: officerId, state: 'assigned' as const, limit: unacknowledgedMax };
      const { items, nextCursor } = await data(api.GET('/api/v1/assignments', { params: { query }, signal }));
      return { count: items.length, hasMore: nextCursor !== null };
    },
    staleTime: 0,
  });
}

/** Puts a shift or an absence right, on the version that was seen. Null: withdraws it. */
export function useCorrecting({ id, kind, version }: RosterPeriod, done: () => void) {
  const client = useQueryClient();
  const attempt = useAttemptKey();
  return useMutation({
    mutationFn: async (times: { startsAt: string; endsAt: string } | null): Promise<void> => {
      const params = { path: { id }, header: { ...ifMatch(version), ...attempt.keyFor({ id, version, times }) } };
      if (times !== null) {
        const asked = { params, body: times };
        await data(kind === 'shift' ? api.PATCH('/api/v1/shifts/{id}', asked) : api.PATCH('/api/v1/absences/{id}', asked));
      } else
        await data(
          kind === 'shift' ? api.DELETE('/api/v1/shifts/{id}', { params }) : api.DELETE('/api/v1/absences/{id}', { params }),
        );
    },
    onSuccess: done,
    onSettled: () =>
      Promise.all([['coverage'], ['assignments', 'hand-over']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
