import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useAttemptKey } from '../api/attempt-key.js';
import { api, data, type Dto } from '../api/client.js';
import { readPages } from '../api/pages.js';
import { handedOverWords } from './hand-over-groups.js';

/** More are read as these are handed over, and the page says that there are more. */
const handOverMax = 400;
/** Absences begin by the clock; nobody tells a page of it. */
const refetchMs = 60_000;

/** What officers were working on who are absent or inactive now, the oldest first. */
export const handOverQuery = queryOptions({
  queryKey: ['assignments', 'hand-over'],
  queryFn: ({ signal }) =>
    readPages((query) => data(api.GET('/api/v1/assignments/hand-over', { params: { query }, signal })), {
      max: handOverMax,
      keyOf: ({ issueId }) => issueId,
    }),
  refetchInterval: refetchMs,
});

/** Hands over all that an officer left behind: each issue to whom the list proposes, 500 at once. */
export function useHandOverAll() {
  const readAgain = useReadAgain();
  const attempt = useAttemptKey();
  return useMutation({
    mutationFn: ({ officer, versions }: { officer: Officer; versions: readonly string[] }) => {
      const header = attempt.keyFor({ officerId: officer.id, versions });
      return data(api.POST('/api/v1/assignments/hand-over', { params: { header }, body: { officerId: officer.id } }));
    },
    onSuccess: (answer, { officer }) => {
      attempt.forget();
      notifications.show({ message: handedOverWords(officer.name, answer) });
    },
    onSettled: readAgain,
  });
}

type Officer = Dto<'AssignedOfficerDto'>;

function useReadAgain(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: handOverQuery.queryKey }),
      client.invalidateQueries({ queryKey: ['coverage'] }),
    ]);
}
