import '../app/desk-styles.js';
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../api/client.js';
import { coverageQuery } from '../city/coverage-query.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { officerChoices } from './officer-choices.js';
import { OfficerList } from './officer-list.js';
import { isConflict } from './use-acknowledge.js';
import { useReassign } from './use-reassign.js';
import type { Escalation } from './wall-lines.js';

interface ReassignDialogProps {
  issue: Pick<Escalation, 'issueId' | 'reference' | 'sector' | 'precinct'>;
  close: () => void;
  /** Where the dialog is put, if not on the page: only what is inside of it is seen while it fills the screen. */
  target?: HTMLElement | null;
  /** After it was given to somebody. */
  done?: () => void;
}

/** Gives an issue to another officer of its precinct, by name. */
export function ReassignDialog({ issue, close, target, done }: ReassignDialogProps) {
  const { issueId, reference, sector } = issue;
  const precinct = issue.precinct ?? undefined;
  const [words, setWords] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const coverage = useQuery(coverageQuery({ precinct }));
  const assignment = useAssignment(issueId);
  const reassign = useReassign(issue, () => {
    done?.();
    close();
  });
  const current = assignment.data?.officer ?? null;
  const choices = officerChoices(coverage.data?.items ?? [], sector).filter(
    ({ id, name, badge }) => id !== current?.id && `${name} ${badge}`.toLowerCase().includes(words.trim().toLowerCase()),
  );
  const choice = choices.find(({ id }) => id === chosen);
  const send = () => choice && assignment.data && reassign.mutate({ officer: choice, version: assignment.data.version });
  const title = `Reassign ${reference}`;
  const failed = coverage.error ?? assignment.error;
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      portalProps={{ target: target ?? undefined }}
    >
      <Stack>
        <Text size="sm">{current ? `${current.name} has it now.` : 'Nobody has it now.'}</Text>
        {failed ? (
          <ProblemNote error={failed} retry={() => void Promise.all([coverage.refetch(), assignment.refetch()])} />
        ) : null}
        <TextInput
          label="Officer"
          placeholder="Name or badge"
          value={words}
          data-autofocus
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {coverage.isPending ? <Loading rows={4} /> : <OfficerList choices={choices} chosen={chosen} choose={choose} />}
        {reassign.error ? (
          <ProblemNote
            error={reassign.error}
            retry={isConflict(reassign.error) ? () => void assignment.refetch().then(() => reassign.reset()) : send}
          />
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button disabled={!choice || !assignment.data} loading={reassign.isPending} onClick={send}>
            {choice ? `Give it to ${choice.name}` : 'Choose an officer'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function useAssignment(issueId: string) {
  return useQuery({
    queryKey: ['assignment', issueId],
    queryFn: ({ signal }) => data(api.GET('/api/v1/assignments/{issueId}', { params: { path: { issueId } }, signal })),
    staleTime: 0,
  });
}
