import { Button, Checkbox, Group, Modal, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, data } from '../../api/client.js';
import { faultsByField } from '../../api/problem.js';
import { ProblemNote } from '../../states/problem-note.js';
import { useAttemptKey } from '../../api/attempt-key.js';
import { emptyKey, hasPrecincts, type KeyDraft, keyRequest, keyRoles, permissionsOf } from './key-draft.js';
import { NewKey } from './new-key.js';

const ends = [
  { value: '30', label: 'in 30 days' },
  { value: '90', label: 'in 90 days' },
  { value: '180', label: 'in 180 days' },
  { value: '365', label: 'in a year' },
];

/** Makes a key and shows it once. */
export function KeyForm({ close }: { close: () => void }) {
  const client = useQueryClient();
  const attempt = useAttemptKey();
  // One end for all tries of the same form: a repeated request has to be the same request.
  const [openedAt] = useState(() => new Date());
  const [draft, setDraft] = useState(emptyKey);
  const make = useMutation({
    mutationFn: (wanted: KeyDraft) => {
      const body = keyRequest(wanted, openedAt);
      return data(api.POST('/api/v1/api-keys', { body, params: { header: attempt.keyFor(body) } }));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate(draft);
  };
  const faults = faultsByField(make.error);
  const isAtFields = Object.keys(faults).some((path) => ['name', 'role', 'agency', 'expiresAt', 'precincts'].includes(path));
  if (make.data) return <NewKey made={make.data} close={close} />;
  return (
    <Modal opened onClose={close} title="Make a key" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <KeyFields draft={draft} faults={faults} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
          {make.error && !isAtFields && <ProblemNote error={make.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" mih={44} onClick={close}>
              Cancel
            </Button>
            <Button type="submit" mih={44} loading={make.isPending}>
              Make it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface KeyFieldsProps {
  draft: KeyDraft;
  faults: Record<string, string>;
  onChange: (change: Partial<KeyDraft>) => void;
}

function KeyFields({ draft, faults, onChange }: KeyFieldsProps) {
  return (
    <>
      <TextInput
        label="Name"
        description="Who or what will use it"
        data-autofocus
        required
        value={draft.name}
        error={faults.name}
        onChange={({ currentTarget: { value } }) => onChange({ name: value })}
      />
      <NativeSelect
        label="Role"
        data={keyRoles}
        value={draft.role}
        error={faults.role}
        onChange={({ currentTarget: { value } }) => onChange({ role: value as KeyDraft['role'], only: [] })}
      />
      {hasPrecincts(draft.role) && (
        <TextInput
          label="Precincts"
          description="With commas between them"
          value={draft.precincts}
          error={faults.precincts}
          disabled={draft.role === 'commander' && draft.isCityWide}
          onChange={({ currentTarget: { value } }) => onChange({ precincts: value })}
        />
      )}
      {draft.role === 'commander' && (
        <Checkbox
          label="Commands the whole city"
          checked={draft.isCityWide}
          onChange={({ currentTarget: { checked } }) => onChange({ isCityWide: checked })}
        />
      )}
      {draft.role === 'partner' && (
        <TextInput
          label="Agency"
          description="Its code, as issues are referred to it"
          required
          value={draft.agency}
          error={faults.agency}
          onChange={({ currentTarget: { value } }) => onChange({ agency: value })}
        />
      )}
      <Scope draft={draft} onChange={onChange} />
      <NativeSelect
        label="Ends"
        data={ends}
        value={draft.days}
        error={faults.expiresAt}
        onChange={({ currentTarget: { value } }) => onChange({ days: value })}
      />
    </>
  );
}

function Scope({ draft, onChange }: Pick<KeyFieldsProps, 'draft' | 'onChange'>) {
  return (
    <>
      <Radio.Group label="It may do" value={draft.scope} onChange={(value) => onChange({ scope: value })}>
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={`all that a ${draft.role} may`} />
          <Radio value="read" label="of that, reading only" />
          <Radio value="only" label="only what is chosen here" />
        </Stack>
      </Radio.Group>
      {draft.scope === 'only' && (
        <Checkbox.Group label="Permissions" value={draft.only} onChange={(only) => onChange({ only })}>
          <Stack gap="xs" mt="xs" mah={220} style={{ overflowY: 'auto' }} tabIndex={0} role="region" aria-label="Permissions">
            {permissionsOf(draft.role).map((permission) => (
              <Checkbox key={permission} value={permission} label={permission.replace(':', ': ')} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  );
}
