import { Alert, Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../api/problem.js';
import { limited } from '../../text/limited.js';
import { useWords } from '../language/language.js';
import type { Followed } from './followed.js';
import { useAnswer } from './use-answer.js';

/** "Is it fixed?", where it may be said, and thanks for having said it. */
export function Answer({ report, code }: { report: Followed; code: string }) {
  const { say } = useWords();
  const answer = useAnswer(code);
  const may = (action: Followed['allowedActions'][number]) => report.allowedActions.includes(action);
  const thanks = answer.isSuccess && (answer.variables.fixed ? say('follow.thanksFixed') : say('follow.thanksReopened'));
  return (
    <Stack gap="md">
      <div role="status">
        {thanks && (
          <Alert color="done">
            <Text size="lg">{thanks}</Text>
          </Alert>
        )}
        {answer.error && (
          <Alert color="late">
            <Text size="lg">{say(isLate(answer.error) ? 'follow.changed' : 'follow.notSaid')}</Text>
          </Alert>
        )}
      </div>
      {!thanks && (may('confirm') || may('not-fixed')) && (
        <Choice
          mayConfirm={may('confirm')}
          isWorking={answer.isPending}
          confirm={() => answer.mutate({ fixed: true })}
          reopen={(comment) => answer.mutate({ fixed: false, comment })}
        />
      )}
    </Stack>
  );
}

const isLate = (error: Error) => error instanceof Problem && error.status === 409;

interface ChoiceProps {
  mayConfirm: boolean;
  isWorking: boolean;
  confirm: () => void;
  reopen: (comment: string) => void;
}

function Choice({ mayConfirm, isWorking, confirm, reopen }: ChoiceProps) {
  const { say } = useWords();
  const [isWriting, write] = useState(false);
  const [comment, setComment] = useState('');
  if (!isWriting)
    return (
      <Stack gap="sm">
        {mayConfirm && (
          <>
            <Text component="h3" size="lg" fw={600} m={0}>
              {say('follow.isFixed')}
            </Text>
            <Button size="lg" h={48} loading={isWorking} onClick={confirm}>
              {say('follow.confirm')}
            </Button>
          </>
        )}
        <Button variant="default" size="lg" h={48} disabled={isWorking} onClick={() => write(true)}>
          {say('follow.notFixed')}
        </Button>
      </Stack>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWorking) reopen(comment);
      }}
    >
      <Stack gap="sm">
        <Textarea
          size="lg"
          label={`${say('follow.notFixedTitle')} (${say('step.optional')})`}
          description={say('follow.comment')}
          autoFocus
          rows={3}
          {...limited({ value: comment, max: 1_000, onText: setComment, leftWords: (left) => say('step.left', { left }) })}
        />
        <Button type="submit" size="lg" h={48} loading={isWorking}>
          {say('follow.reopen')}
        </Button>
        <Button variant="subtle" size="lg" h={48} disabled={isWorking} onClick={() => write(false)}>
          {say('follow.cancel')}
        </Button>
      </Stack>
    </form>
  );
}
