import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Dto } from '../../api/client.js';
import { Empty } from '../../states/empty.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { Confirm } from '../../states/confirm.js';
import { DoneNote } from '../done-note.js';
import { KeyForm } from './key-form.js';
import { KeyTable } from './key-table.js';
import { WaitingKeys } from './waiting-keys.js';

type ApiKey = Dto<'ApiKeyDto'>;
const pageSize = 50;

/** With what programs come in: who made it, what it may do, when it ends. */
export function KeysSection() {
  const [isMaking, make] = useState(false);
  const [isAll, showAll] = useState(false);
  const [toRevoke, askToRevoke] = useState<ApiKey | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const keys = useInfiniteQuery({
    queryKey: ['api-keys', { isAll }],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/api-keys', {
          params: { query: { limit: pageSize, cursor: pageParam, state: isAll ? undefined : 'works' } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  if (keys.error) return <ProblemNote error={keys.error} retry={() => void keys.refetch()} />;
  if (!keys.data) return <Loading />;
  const items = keys.data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="md">
      <Group>
        <Button mih={44} onClick={() => make(true)}>
          Make a key
        </Button>
        <Switch
          label="Revoked and ended ones too"
          checked={isAll}
          onChange={({ currentTarget }) => showAll(currentTarget.checked)}
        />
      </Group>
      <DoneNote>{done}</DoneNote>
      <WaitingKeys refuse={askToRevoke} onApproved={setDone} />
      {items.length > 0 ? (
        <KeyTable keys={items} revoke={askToRevoke} />
      ) : (
        <Empty why="There are no keys yet. A program that reports or reads issues needs one." />
      )}
      {keys.hasNextPage && (
        <Group>
          <Button variant="default" mih={44} loading={keys.isFetchingNextPage} onClick={() => void keys.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
      {isMaking && <KeyForm close={() => make(false)} />}
      {toRevoke && (
        <Revoke
          apiKey={toRevoke}
          close={() => askToRevoke(null)}
          onRevoked={({ name }) => {
            askToRevoke(null);
            const isRefused = toRevoke.state === 'awaiting-approval';
            setDone(
              isRefused
                ? `The key “${name}” is refused. It will never work.`
                : `The key “${name}” is revoked. Nobody can come in with it any more.`,
            );
          }}
        />
      )}
    </Stack>
  );
}

interface RevokeProps {
  apiKey: ApiKey;
  close: () => void;
  onRevoked: (key: ApiKey) => void;
}

function Revoke({ apiKey: { id, name, role, state }, close, onRevoked }: RevokeProps) {
  const client = useQueryClient();
  const does = state === 'awaiting-approval' ? 'Refuse' : 'Revoke';
  const revoke = useMutation({
    mutationFn: () => data(api.POST('/api/v1/api-keys/{id}/revoke', { params: { path: { id } } })),
    onSuccess: async (key) => {
      await client.invalidateQueries({ queryKey: ['api-keys'] });
      onRevoked(key);
    },
  });
  return (
    <Confirm
      title={`${does} the key “${name}”?`}
      does={does}
      isWorking={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onCancel={close}
    >
      <Text>
        {state === 'awaiting-approval' ? 'It will never work.' : `Whatever comes in with it as ${role} is refused from then on.`}{' '}
        This cannot be taken back; a new key can be made instead.
      </Text>
    </Confirm>
  );
}
