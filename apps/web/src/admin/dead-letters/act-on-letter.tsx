import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { Confirm } from '../../states/confirm.js';
import { type Letter, type LetterAction, outcomeWords } from './letters.js';

interface ActOnLetterProps {
  letter: Letter;
  action: LetterAction;
  close: () => void;
  onDone: (words: string) => void;
}

const questions = {
  replay: {
    title: 'Replay this event?',
    does: 'Replay',
    words: 'It is handled again, and after it those that wait behind it. If it fails again, it stays parked.',
  },
  drop: {
    title: 'Drop this event for good?',
    does: 'Drop it',
    words: 'This service will never know of it, which cannot be taken back. Those that wait behind it are handled then.',
  },
} as const;

/** Asks once, does it, and says what came of it. */
export function ActOnLetter({ letter: { service, id, type }, action, close, onDone }: ActOnLetterProps) {
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: () => {
      const params = { path: { service, id } };
      return data(
        action === 'replay'
          ? api.POST('/api/v1/admin/dead-letters/{service}/{id}/replay', { params })
          : api.POST('/api/v1/admin/dead-letters/{service}/{id}/drop', { params }),
      );
    },
    onSuccess: (outcome) => onDone(outcomeWords(action, outcome)),
    // Also where it failed: it may have gone through, or be parked anew.
    onSettled: () => client.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
  const { title, does, words } = questions[action];
  return (
    <Confirm
      title={title}
      does={does}
      isDangerous={action === 'drop'}
      isWorking={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate()}
      onCancel={close}
    >
      <Text>
        <b>{type ?? 'An event that cannot be read'}</b> of {service}. {words}
      </Text>
    </Confirm>
  );
}
