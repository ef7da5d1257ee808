import { Alert, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { isConflict } from '../api/problem.js';
import { ProblemNote } from '../states/problem-note.js';
import { absoluteTime } from '../time/words.js';
import { whoWasFirst } from './use-acknowledge.js';
import type { Escalation } from './wall-lines.js';

interface ConflictNoteProps {
  error: unknown;
  escalation: Escalation;
  retry: () => void;
  close: () => void;
}

/** Why an acknowledgement was refused: who was there first and when, or what went wrong. */
export function ConflictNote({ error, escalation, retry, close }: ConflictNoteProps) {
  const conflict = isConflict(error);
  const { data: now } = useQuery({
    queryKey: ['wall', 'first', escalation.id, escalation.version],
    queryFn: () => whoWasFirst(escalation),
    enabled: conflict,
  });
  if (!conflict) return <ProblemNote error={error} retry={retry} />;
  return (
    <Alert
      role="alert"
      color="soon"
      icon={<IconUsers stroke={1.5} />}
      title={`${escalation.reference} was changed meanwhile`}
      withCloseButton
      closeButtonLabel="Close"
      onClose={close}
    >
      <Text size="sm">{now ? firstWords(now) : 'The list shows it as it is now.'}</Text>
    </Alert>
  );
}

function firstWords({ state, acknowledgedBy, acknowledgedAt, closedAt }: Escalation): string {
  if (state === 'acknowledged' && acknowledgedAt)
    return `${acknowledgedBy?.name ?? 'Somebody'} acknowledged it, ${absoluteTime(acknowledgedAt)}. There is nothing left to do for you.`;
  if (state === 'closed' && closedAt) return `It was handled, ${absoluteTime(closedAt)}.`;
  return 'It is still open. Look at it as it is now, and acknowledge it again.';
}
