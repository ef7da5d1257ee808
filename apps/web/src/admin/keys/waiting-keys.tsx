import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Dto } from '../../api/client.js';
import { usePerson } from '../../session/session.js';
import { Confirm } from '../../states/confirm.js';
import { Instant } from '../../time/instant.js';
import classes from '../admin.module.css';
import { WideTable } from '../wide-table.js';
import { FreeText } from '../../text/free-text.js';
import { beyondAdministrator, scopeWords } from './key-draft.js';

type ApiKey = Dto<'ApiKeyDto'>;
const listedMax = 200;

interface WaitingKeysProps {
  refuse: (key: ApiKey) => void;
  onApproved: (words: string) => void;
}

/** Keys that may more than the administrator who made them: another one approves them, or refuses. Nothing is shown where there are none. */
export function WaitingKeys({ refuse, onApproved }: WaitingKeysProps) {
  const [toApprove, askToApprove] = useState<ApiKey | null>(null);
  const { id: myself } = usePerson();
  const { data: page } = useQuery({
    queryKey: ['api-keys', 'awaiting-approval'],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/api-keys', { params: { query: { state: 'awaiting-approval', limit: listedMax } }, signal })),
  });
  if (!page || page.items.length === 0) return null;
  return (
    <section aria-labelledby="waiting-keys">
      <Title order={2} size="h3" id="waiting-keys" mb="xs">
        Waiting for a second administrator
      </Title>
      <Text mb="sm">These keys do not work yet. They may do something that an administrator may not do alone.</Text>
      <WideTable label="Keys waiting for approval" columns={['Name', 'Role', 'May', 'Made by', 'Made', 'Approve or refuse']}>
        {page.items.map((key) => (
          <Table.Tr key={key.id}>
            <Table.Th scope="row">
              <FreeText>{key.name}</FreeText>
            </Table.Th>
            <Table.Td>{key.role}</Table.Td>
            <Table.Td>{scopeWords(key)}</Table.Td>
            <Table.Td>
              {key.createdByName ?? 'unknown'}
              {key.createdBy === myself && ' (you)'}
            </Table.Td>
            <Table.Td className={classes.nowrap}>
              <Instant at={key.createdAt} />
            </Table.Td>
            <Table.Td>
              <Group gap="sm" wrap="nowrap">
                {key.createdBy === myself ? (
                  <Text size="sm">Another administrator has to approve it.</Text>
                ) : (
                  <Button mih={44} onClick={() => askToApprove(key)} aria-label={`Approve ${key.name}`}>
                    Approve
                  </Button>
                )}
                <Button variant="default" mih={44} onClick={() => refuse(key)} aria-label={`Refuse ${key.name}`}>
                  Refuse
                </Button>
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
      {toApprove && (
        <Approve
          apiKey={toApprove}
          close={() => askToApprove(null)}
          onApproved={({ name }) => {
            askToApprove(null);
            onApproved(`The key “${name}” is approved. It works from now on.`);
          }}
        />
      )}
    </section>
  );
}

interface ApproveProps {
  apiKey: ApiKey;
  close: () => void;
  onApproved: (key: ApiKey) => void;
}

function Approve({ apiKey, close, onApproved }: ApproveProps) {
  const client = useQueryClient();
  const approve = useMutation({
    mutationFn: () => data(api.POST('/api/v1/api-keys/{id}/approve', { params: { path: { id: apiKey.id } } })),
    onSuccess: async (key) => {
      await client.invalidateQueries({ queryKey: ['api-keys'] });
      onApproved(key);
    },
  });
  const beyond = beyondAdministrator(apiKey);
  return (
    <Confirm
      title={`Approve the key “${apiKey.name}”?`}
      does="Approve"
      isDangerous={false}
      isWorking={approve.isPending}
      error={approve.error}
      onConfirm={() => approve.mutate()}
      onCancel={close}
    >
      <Stack gap="sm">
        <Text>
          {apiKey.createdByName ?? 'An administrator'} made it for the role {apiKey.role}. Your name is recorded beside theirs.
        </Text>
        {beyond.length > 0 && <Text>It may do what an administrator may not: {beyond.join(', ')}.</Text>}
      </Stack>
    </Confirm>
  );
}
