import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Problem } from '../../api/problem.js';
import { useWords, type Say } from '../language/language.js';

/** That it was not sent, why, and what happens now. */
export function SendProblem({ problem, isSending }: { problem: Problem | null; isSending: boolean }) {
  const { say } = useWords();
  return (
    <div aria-live="polite">
      {problem && !isSending && (
        <Alert color="late" icon={<IconAlertTriangle stroke={1.5} />} title={say('send.notYet')}>
          <Text size="lg">{whyOf(problem, say)}</Text>
        </Alert>
      )}
    </div>
  );
}

function whyOf({ status, errors, detail }: Problem, say: Say): string {
  if (status === 0) return say('send.kept');
  if (status === 429) return say('send.tooMany');
  if (status >= 500) return say('send.server');
  return say('send.refused', { fields: errors.map(({ path, message }) => `${path} ${message}`).join(', ') || detail });
}
