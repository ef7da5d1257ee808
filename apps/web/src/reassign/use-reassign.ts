import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, data, ifMatch, type Dto } from '../api/client.js';
import { usePerson } from '../session/session.js';

/** What of an issue says whom it could be given to. */
export type Reassignable = Pick<Dto<'EscalationDto'>, 'issueId' | 'reference' | 'sector' | 'precinct'>;

interface Giving {
  issueId: string;
  officerId: string;
  /** Of the assignment, as it was seen. */
  version: number;
}

/** What shows who has an issue, beside the page of the issue itself. */
const shownIn = [['wall'], ['coverage'], ['assignments', 'hand-over']];

/** Sends it, a second time after a lost answer with the key of the first; then whatever shows it is read again, also when it was refused. */
export function useGiving() {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return async ({ issueId, officerId, version }: Giving): Promise<void> => {
    const attempt = `${issueId} ${officerId} ${version}`;
    const key = keys.current.get(attempt) ?? crypto.randomUUID();
    keys.current.set(attempt, key);
    const params = { path: { issueId }, header: { ...ifMatch(version), 'Idempotency-Key': key } };
    try {
      await data(api.POST('/api/v1/assignments/{issueId}/reassign', { params, body: { officerId } }));
    } finally {
      for (const queryKey of [...shownIn, ['issue', issueId]]) void client.invalidateQueries({ queryKey });
    }
  };
}

/** The version of who has an issue, for somebody who has not seen it. */
export async function assignmentVersion(issueId: string): Promise<number> {
  return (await data(api.GET('/api/v1/assignments/{issueId}', { params: { path: { issueId } } }))).version;
}

interface Reassigning {
  issue: Pick<Reassignable, 'issueId' | 'reference'>;
  officer: { id: string; name: string };
  version: number;
}

/** Gives an issue to an officer. */
export function useReassign(done?: () => void) {
  const give = useGiving();
  return useMutation({
    mutationFn: ({ issue: { issueId }, officer, version }: Reassigning) => give({ issueId, officerId: officer.id, version }),
    onSuccess: (_, { officer, issue }) => {
      notifications.show({ message: `${officer.name} has ${issue.reference} now.` });
      done?.();
    },
  });
}

/** Takes an issue over: from now on it is one's own, whoever has it at this moment. */
export function useTakeOver() {
  const give = useGiving();
  const { id: officerId } = usePerson();
  return useMutation({
    mutationFn: async ({ issueId }: Pick<Reassignable, 'issueId' | 'reference'>) =>
      give({ issueId, officerId, version: await assignmentVersion(issueId) }),
    onSuccess: (_, { reference }) => void notifications.show({ message: `You have ${reference} now.` }),
  });
}
