import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { agenciesQuery } from '../../issue/agencies.js';
import { categoriesQuery } from '../../issue/issue-queries.js';
import { usePerson } from '../../session/session.js';
import { Confirm } from '../../states/confirm.js';
import { Empty } from '../../states/empty.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { DoneNote } from '../done-note.js';
import { WideTable } from '../wide-table.js';
import type { Agency } from './agency-draft.js';
import { AgencyForm } from './agency-form.js';
import { useActivating } from './use-agencies.js';

/** Whom issues can be referred to. */
export function AgenciesSection() {
  const [form, openForm] = useState<Agency | 'new' | null>(null);
  const [toSwitch, askToSwitch] = useState<Agency | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const agencies = useQuery(agenciesQuery(usePerson().id));
  if (agencies.error && !agencies.data) return <ProblemNote error={agencies.error} retry={() => void agencies.refetch()} />;
  if (!agencies.data) return <Loading />;
  return (
    <Stack gap="md">
      <Text>
        Officers refer issues to active agencies. The people of an agency see what was referred to it, and nothing else.
      </Text>
      <Group>
        <Button mih={44} onClick={() => openForm('new')}>
          Add an agency
        </Button>
      </Group>
      <DoneNote>{done}</DoneNote>
      {agencies.data.length > 0 ? (
        <AgencyTable agencies={agencies.data} change={openForm} turn={askToSwitch} />
      ) : (
        <Empty why="There is no agency yet. Without one nothing can be referred." />
      )}
      {form !== null && (
        <AgencyForm
          agency={form === 'new' ? null : form}
          close={() => openForm(null)}
          onSaved={(name) => {
            openForm(null);
            setDone(`${name} is saved.`);
          }}
        />
      )}
      {toSwitch && (
        <SwitchAgency
          agency={toSwitch}
          close={() => askToSwitch(null)}
          onDone={() => {
            askToSwitch(null);
            setDone(
              toSwitch.active ? `Nothing more is referred to ${toSwitch.name}.` : `${toSwitch.name} takes referrals again.`,
            );
          }}
        />
      )}
    </Stack>
  );
}

interface AgencyTableProps {
  agencies: readonly Agency[];
  change: (agency: Agency) => void;
  turn: (agency: Agency) => void;
}

function AgencyTable({ agencies, change, turn }: AgencyTableProps) {
  const { data: categories } = useQuery(categoriesQuery(usePerson().id));
  const nameOf = new Map(categories?.items.map(({ code, name }) => [code, name]));
  return (
    <WideTable label="Agencies" columns={['Name', 'Code', 'Usually given', 'State', 'Change']}>
      {agencies.map((agency) => {
        const { code, name, active, handles } = agency;
        return (
          <Table.Tr key={code}>
            <Table.Th scope="row">{name}</Table.Th>
            <Table.Td>{code}</Table.Td>
            <Table.Td>{handles.map((one) => nameOf.get(one) ?? one).join(', ') || '-'}</Table.Td>
            <Table.Td>{active ? 'Active' : 'Inactive'}</Table.Td>
            <Table.Td>
              <Group gap="xs" wrap="nowrap">
                <Button variant="default" mih={44} onClick={() => change(agency)} aria-label={`Change ${name}`}>
                  Change
                </Button>
                <Button
                  variant="default"
                  mih={44}
                  onClick={() => turn(agency)}
                  aria-label={`${active ? 'Deactivate' : 'Activate'} ${name}`}
                >
                  {active ? 'Deactivate' : 'Activate'}
                </Button>
              </Group>
            </Table.Td>
          </Table.Tr>
        );
      })}
    </WideTable>
  );
}

function SwitchAgency({ agency, close, onDone }: { agency: Agency; close: () => void; onDone: () => void }) {
  const activating = useActivating(agency, onDone);
  const { name, active } = agency;
  const does = active ? 'Deactivate' : 'Activate';
  return (
    <Confirm
      title={`${does} ${name}?`}
      does={does}
      isDangerous={active}
      isWorking={activating.isPending}
      error={activating.error}
      onConfirm={() => activating.mutate()}
      onCancel={close}
    >
      <Text>
        {active
          ? 'Nothing more can be referred to it. What it has stays in its hands, and its people still see that.'
          : 'Issues can be referred to it again.'}
      </Text>
    </Confirm>
  );
}
