import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { faultsByField } from '../../api/problem.js';
import { categoriesQuery } from '../../issue/issue-queries.js';
import { usePerson } from '../../session/session.js';
import { ProblemNote } from '../../states/problem-note.js';
import { limited } from '../../text/limited.js';
import { codeFor, type Agency, type AgencyDraft } from './agency-draft.js';
import { useSavingAgency } from './use-agencies.js';

const nameMax = 200;
const codeMax = 64;

interface AgencyFormProps {
  /** Null: a new one. */
  agency: Agency | null;
  close: () => void;
  onSaved: (name: string) => void;
}

/** Adds an agency, or renames one and says what it is usually given. Its code stays: issues and keys name it by that. */
export function AgencyForm({ agency, close, onSaved }: AgencyFormProps) {
  const [draft, setDraft] = useState<AgencyDraft>(agency ?? { name: '', code: '', handles: [] });
  const [hasOwnCode, setOwnCode] = useState(false);
  const saving = useSavingAgency(agency, onSaved);
  const { data: categories } = useQuery(categoriesQuery(usePerson().id));
  const faults = faultsByField(saving.error);
  const change = (part: Partial<AgencyDraft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving.isPending) saving.mutate(draft);
  };
  return (
    <Modal
      opened
      onClose={close}
      title={agency ? `Change ${agency.name}` : 'Add an agency'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name"
            data-autofocus
            required
            error={faults.name}
            {...limited({
              value: draft.name,
              max: nameMax,
              onText: (name) => change({ name, ...(!agency && !hasOwnCode && { code: codeFor(name) }) }),
            })}
          />
          <TextInput
            label="Code"
            description={
              agency ? 'It never changes.' : 'Stands for it in issues and in the keys of its people. It never changes.'
            }
            required={!agency}
            disabled={agency !== null}
            error={faults.code}
            {...limited({
              value: draft.code,
              max: codeMax,
              onText: (code) => {
                setOwnCode(true);
                change({ code });
              },
            })}
          />
          <MultiSelect
            label="Usually given"
            description="The categories it usually takes"
            searchable
            data={(categories?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            value={[...draft.handles]}
            onChange={(handles) => change({ handles })}
          />
          {saving.error && !faults.name && !faults.code && <ProblemNote error={saving.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" mih={44} onClick={close}>
              Cancel
            </Button>
            <Button type="submit" mih={44} loading={saving.isPending}>
              {agency ? 'Save' : 'Add'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
