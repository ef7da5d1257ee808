import '../app/desk-styles.js';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data } from '../api/client.js';
import { isConflict } from '../api/problem.js';
import { ProblemNote } from '../states/problem-note.js';
import { FreeText } from '../text/free-text.js';
import type { OfficerChoice } from './officer-choices.js';
import { OfficerPicker } from './officer-picker.js';
import { useReassign, type Reassignable } from './use-reassign.js';

interface ReassignDialogProps {
  issue: Reassignable;
  close: () => void;
  /** Where the dialog is put, if not on the page: only what is inside of it is seen while it fills the screen. */
  target?: HTMLElement | null;
}

/** Gives an issue to another officer of its precinct, by name. */
export function ReassignDialog({ issue, close, target }: ReassignDialogProps) {
  const { issueId, reference, sector, precinct } = issue;
  const [officer, choose] = useState<OfficerChoice | null>(null);
  const assignment = useAssignment(issueId);
  const reassign = useReassign(close);
  const current = assignment.data?.officer ?? null;
  const send = () => officer && assignment.data && reassign.mutate({ issue, officer, version: assignment.data.version });
  return (
    <Modal
      opened
      onClose={close}
      title={`Reassign ${reference}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
      portalProps={{ target: target ?? undefined }}
    >
      <Stack>
        {assignment.data && (
          <Text size="sm">
            <FreeText>{current ? `${current.name} has it now.` : 'Nobody has it now.'}</FreeText>
          </Text>
        )}
        {assignment.error ? <ProblemNote error={assignment.error} retry={() => void assignment.refetch()} /> : null}
        <OfficerPicker precinct={precinct} sector={sector} except={current?.id} chosen={officer} choose={choose} />
        {reassign.error ? (
          <ProblemNote
            error={reassign.error}
            retry={isConflict(reassign.error) ? () => void assignment.refetch().then(() => reassign.reset()) : send}
          />
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" mih={44} onClick={close}>
            Cancel
          </Button>
          <Button mih={44} disabled={!officer || !assignment.data} loading={reassign.isPending} onClick={send}>
            {officer ? `Give it to ${officer.name}` : 'Choose an officer'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function useAssignment(issueId: string) {
  return useQuery({
    queryKey: ['issue', issueId, 'assignment'],
    queryFn: ({ signal }) => data(api.GET('/api/v1/assignments/{issueId}', { params: { path: { issueId } }, signal })),
    staleTime: 0,
  });
}
