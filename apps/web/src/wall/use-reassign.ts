import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, data, ifMatch } from '../api/client.js';
import { usePerson } from '../session/session.js';
import type { Escalation } from './wall-lines.js';
import { wallQuery } from './wall-query.js';

interface Giving {
  issueId: string;
  officerId: string;
  /** Of the assignment, as it was seen. */
  version: number;
}

/** Sends it, a second time after a lost answer with the key of the first; then the lists that show it are read again. */
function useGiving() {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return async ({ issueId, officerId, version }: Giving): Promise<void> => {
    const attempt = `${issueId} ${officerId} ${version}`;
    const key = keys.current.get(attempt) ?? crypto.randomUUID();
    keys.current.set(attempt, key);
    const params = { path: { issueId }, header: { ...ifMatch(version), 'Idempotency-Key': key } };
    await data(api.POST('/api/v1/assignments/{issueId}/reassign', { params, body: { officerId } }));
    void client.invalidateQueries({ queryKey: wallQuery.queryKey });
    void client.invalidateQueries({ queryKey: ['coverage'] });
  };
}

/** Gives an issue to an officer. */
export function useReassign({ issueId, reference }: Pick<Escalation, 'issueId' | 'reference'>, done: () => void) {
  const give = useGiving();
  return useMutation({
    mutationFn: ({ officer, version }: { officer: { id: string; name: string }; version: number }) =>
      give({ issueId, officerId: officer.id, version }),
    onSuccess: (_, { officer }) => {
      notifications.show({ message: `${officer.name} has ${reference} now.` });
      done();
    },
  });
}

/** Takes an issue over: from now on it is one's own, whoever has it at this moment. */
export function useTakeOver() {
  const give = useGiving();
  const { id: officerId } = usePerson();
  return useMutation({
    mutationFn: async ({ issueId }: Escalation) => {
      const { version } = await data(api.GET('/api/v1/assignments/{issueId}', { params: { path: { issueId } } }));
      await give({ issueId, officerId, version });
    },
    onSuccess: (_, { reference }) => void notifications.show({ message: `You have ${reference} now.` }),
  });
}
