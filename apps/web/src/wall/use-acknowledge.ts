import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, data, ifMatch } from '../api/client.js';
import type { Escalation } from './wall-lines.js';
import { putOnWall, wallQuery } from './wall-query.js';

/** Takes an escalation on, in the version that was seen. A second try after a lost answer carries the key of the first. */
export function useAcknowledge() {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: ({ id, version }: Escalation) => {
      const key = keys.current.get(`${id} ${version}`) ?? crypto.randomUUID();
      keys.current.set(`${id} ${version}`, key);
      const header = { ...ifMatch(version), 'Idempotency-Key': key };
      return data(api.POST('/api/v1/escalations/{id}/acknowledge', { params: { path: { id }, header } }));
    },
    onSuccess: (changed) => changed && putOnWall(client, changed),
    onSettled: () => client.invalidateQueries({ queryKey: wallQuery.queryKey }),
  });
}

/** What an escalation is now, for whoever was refused because somebody else was there first. */
export async function whoWasFirst({ id }: Escalation): Promise<Escalation | null> {
  return (await data(api.GET('/api/v1/escalations/{id}', { params: { path: { id } } })).catch(() => null)) ?? null;
}
