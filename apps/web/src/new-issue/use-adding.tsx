import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { type Attempt, attemptFor } from '../api/attempt.js';
import { api, data, type Dto, ifMatch } from '../api/client.js';
import { noteOf } from './draft.js';
import type { Similar } from './similar.js';
import { type DraftHandle, nextEntered } from './use-draft.js';

/** Adds what was typed to an issue that is the same, as a note, instead of saving another. */
export function useAdding(draft: DraftHandle, questions: Dto<'QuestionDto'>[], onAdded: () => void) {
  const client = useQueryClient();
  const attempt = useRef<Attempt | null>(null);
  const adding = useMutation({
    mutationFn: ({ id, version }: Similar) => {
      const body = { text: noteOf(draft.now().draft, questions) };
      attempt.current = attemptFor(attempt.current, { id, version, body }, () => crypto.randomUUID());
      const header = { ...ifMatch(version), 'Idempotency-Key': attempt.current.key };
      return data(api.POST('/api/v1/issues/{id}/notes', { body, params: { path: { id }, header } }));
    },
    onSuccess: (_, issue) => {
      draft.replace(nextEntered(draft.now()));
      sayAdded(issue);
      onAdded();
    },
    // Also after a conflict: the next try is on what is so now.
    onSettled: () => client.invalidateQueries({ queryKey: ['issues'] }),
  });
  return {
    add: (issue: Similar) => !adding.isPending && adding.mutate(issue),
    addingTo: adding.isPending ? adding.variables.id : null,
    error: adding.error,
  };
}

function sayAdded({ id, reference }: Similar): void {
  notifications.show({
    title: `Added to ${reference}`,
    message: (
      <>
        What you entered is a note of{' '}
        <Link to="/issues/$issueId" params={{ issueId: id }}>
          {reference}
        </Link>
        . Who reported it was not copied.
      </>
    ),
    color: 'done',
    autoClose: 12_000,
  });
}
