import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Attempt, attemptFor } from '../api/attempt.js';
import { api, data, type Dto, ifMatch } from '../api/client.js';
import { raiseFloor } from '../offline/floor.js';
import { lookedUp, staffPlaces } from '../place/place-query.js';
import { changesOf, editedOf, type Edited } from './edit.js';
import type { Issue } from './issue-queries.js';

/** Shows what an answer says everywhere this issue is shown. */
export function useShown() {
  const client = useQueryClient();
  return ({ id, version, status, allowedActions }: Dto<'IssueDto'>) => {
    raiseFloor(id, { version, status, allowedActions });
    void client.invalidateQueries({ queryKey: ['issue', id] });
  };
}

/** Sends what was changed since `opened`, on its version. An address that was typed and not looked up yet is looked up before. */
export function useEditing(opened: Issue, show: (edited: Edited) => void, onDone: () => void) {
  const client = useQueryClient();
  const attempt = useRef<Attempt | null>(null);
  const shown = useShown();
  return useMutation({
    mutationFn: async (edited: Edited) => {
      const before = editedOf(opened);
      const isTyped = edited.where.address.trim() !== before.where.address;
      const where = isTyped ? await lookedUp(client, staffPlaces, edited.where) : edited.where;
      if (where !== edited.where) show({ ...edited, where });
      const body = changesOf(before, { ...edited, where });
      if (Object.keys(body).length === 0) return null;
      const { id, version } = opened;
      attempt.current = attemptFor(attempt.current, { id, version, body }, () => crypto.randomUUID());
      const header = { ...ifMatch(version), 'Idempotency-Key': attempt.current.key };
      return data(api.PATCH('/api/v1/issues/{id}', { body, params: { path: { id }, header } }));
    },
    onSuccess: (after) => {
      if (after) shown(after);
      onDone();
    },
    onError: () => client.invalidateQueries({ queryKey: ['issue', opened.id] }),
  });
}
