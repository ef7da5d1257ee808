import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../../api/client.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import classes from '../admin.module.css';
import { DoneNote } from '../done-note.js';
import { WideTable } from '../wide-table.js';
import { lengthWords } from './length.js';
import { inOrder, lengths, type Policy } from './policy-draft.js';
import { PolicyForm } from './policy-form.js';

/** How long things may take, by category and priority. */
export function DeadlinesSection() {
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: async ({ signal }) => inOrder((await data(api.GET('/api/v1/policies', { signal }))).items),
  });
  const categories = useQuery({
    queryKey: ['categories'],
    queryFn: async ({ signal }) => (await data(api.GET('/api/v1/categories', { signal }))).items,
  });
  const [edited, edit] = useState<{ policy: Policy; isNew: boolean } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  if (policies.error) return <ProblemNote error={policies.error} retry={() => void policies.refetch()} />;
  if (!policies.data) return <Loading />;
  const nameOf = (code: string | null) =>
    code === null ? 'every category' : (categories.data?.find((one) => one.code === code)?.name ?? code);
  const general = policies.data.find(({ category, priority }) => category === null && priority === 'normal') ?? policies.data[0];
  return (
    <Stack gap="md">
      <Text>
        A deadline runs from the report. A change counts for issues that are reported or reopened from now on; deadlines that run
        already keep their length.
      </Text>
      <DoneNote>{done}</DoneNote>
      <PolicyTable policies={policies.data} nameOf={nameOf} edit={(policy) => edit({ policy, isNew: false })} />
      <Group>
        {general && (
          <Button variant="default" mih={44} onClick={() => edit({ policy: general, isNew: true })}>
            Add deadlines for a category
          </Button>
        )}
      </Group>
      {edited && (
        <PolicyForm
          policy={edited.policy}
          isNew={edited.isNew}
          nameOf={nameOf}
          categories={categories.data ?? []}
          taken={policies.data}
          onSaved={({ category, priority }) => {
            edit(null);
            setDone(`Saved: ${priority} priority, ${nameOf(category)}. It counts from the next report on.`);
          }}
          onCancel={() => edit(null)}
        />
      )}
    </Stack>
  );
}

interface PolicyTableProps {
  policies: readonly Policy[];
  nameOf: (code: string | null) => string;
  edit: (policy: Policy) => void;
}

function PolicyTable({ policies, nameOf, edit }: PolicyTableProps) {
  return (
    <WideTable label="Deadlines" columns={['Category', 'Priority', ...lengths.map(({ label }) => label), 'Change']}>
      {policies.map((policy) => (
        <Table.Tr key={policy.id}>
          <Table.Th scope="row">{nameOf(policy.category)}</Table.Th>
          <Table.Td>{policy.priority}</Table.Td>
          {lengths.map(({ field }) => (
            <Table.Td key={field} className={classes.nowrap}>
              {lengthWords(policy[field])}
            </Table.Td>
          ))}
          <Table.Td>
            <Button
              variant="default"
              mih={44}
              onClick={() => edit(policy)}
              aria-label={`Change: ${nameOf(policy.category)}, ${policy.priority}`}
            >
              Change
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}
