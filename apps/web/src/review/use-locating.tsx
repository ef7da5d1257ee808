import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { type Attempt, attemptFor } from '../api/attempt.js';
import { api, data, type Dto, ifMatch } from '../api/client.js';
import type { Place } from '../map/city-map-props.js';
import { queueQuery, type Waiting } from './queue.js';

/** Sets the place of an issue that waits, as its clerk saw it. Where it was changed meanwhile this is refused and nothing is lost. */
export function useLocating({ issueId, version }: Pick<Waiting, 'issueId' | 'version'>, onDone: () => void) {
  const client = useQueryClient();
  const attempt = useRef<Attempt | null>(null);
  return useMutation({
    mutationFn: async ({ lat, lng }: Place) => {
      const body = { lat, lng };
      attempt.current = attemptFor(attempt.current, { issueId, version, body }, () => crypto.randomUUID());
      const header = { ...ifMatch(version), 'Idempotency-Key': attempt.current.key };
      return data(api.POST('/api/v1/assignments/{issueId}/locate', { body, params: { path: { issueId }, header } }));
    },
    onSuccess: (after) => {
      sayLocated(after);
      client.setQueryData(
        queueQuery.queryKey,
        (queue) => queue && { ...queue, items: queue.items.filter((one) => one.issueId !== issueId || after.state === 'review') },
      );
      onDone();
    },
    onSettled: (_, error) => (error ? undefined : client.invalidateQueries({ queryKey: queueQuery.queryKey })),
  });
}

function sayLocated({ issueId, reference, sector, officer, state }: Dto<'AssignmentDetailDto'>): void {
  const words = officer ? `Sector ${sector}, officer ${officer.name}` : 'No officer is available: it waits on';
  notifications.show({
    title: state === 'review' ? `${reference} still waits` : `${reference} has a place`,
    message: (
      <>
        {words}.{' '}
        <Link to="/issues/$issueId" params={{ issueId }}>
          Open {reference}
        </Link>
      </>
    ),
    color: state === 'review' ? 'soon' : 'done',
    autoClose: 10_000,
  });
}
