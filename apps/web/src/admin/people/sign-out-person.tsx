import { Checkbox, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Dto } from '../../api/client.js';
import { useMay } from '../../session/permitted.js';
import { usePerson } from '../../session/session.js';
import { Confirm } from '../../states/confirm.js';

interface SignOutPersonProps {
  person: Dto<'KnownPersonDto'>;
  close: () => void;
  onDone: (words: string) => void;
}

const countOf = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** Asks once, ends their sessions (and keys, where that is wanted), and says how many there were. */
export function SignOutPerson({ person: { id, name, liveSessions, liveKeys }, close, onDone }: SignOutPersonProps) {
  const client = useQueryClient();
  const mayEndKeys = useMay()('write', 'access-token') && liveKeys > 0;
  const isMyself = usePerson().id === id;
  // Who has only keys is shown out by ending those.
  const [keys, setKeys] = useState(mayEndKeys && liveSessions === 0);
  const signOut = useMutation({
    mutationFn: () => data(api.POST('/api/v1/people/{id}/sign-out', { params: { path: { id } }, body: { keys } })),
    onSuccess: async ({ sessionsEnded, keysRevoked }) => {
      await client.invalidateQueries({ queryKey: ['api-keys'] });
      await client.invalidateQueries({ queryKey: ['people'] });
      const withKeys = keys ? ` and ${countOf(keysRevoked, 'key')} revoked` : '';
      onDone(`${name} was signed out: ${countOf(sessionsEnded, 'session')} ended${withKeys}.`);
    },
  });
  return (
    <Confirm
      title={`Sign out ${name}?`}
      does="Sign out"
      isWorking={signOut.isPending}
      error={signOut.error}
      onConfirm={() => signOut.mutate()}
      onCancel={close}
    >
      <Stack gap="md">
        <Text>
          {countOf(liveSessions, 'session')} will end at once, with what is live in them
          {isMyself && '. These are your own: you will have to sign in again'}.
        </Text>
        {mayEndKeys && (
          <Checkbox
            label={`Revoke their ${countOf(liveKeys, 'key')}, too. This cannot be taken back.`}
            checked={keys}
            onChange={({ currentTarget: { checked } }) => setKeys(checked)}
          />
        )}
      </Stack>
    </Confirm>
  );
}
