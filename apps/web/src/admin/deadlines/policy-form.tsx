import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, data, type Dto } from '../../api/client.js';
import { faultsByField } from '../../api/problem.js';
import { ProblemNote } from '../../states/problem-note.js';
import { draftOf, inWords, type LengthField, lengths, type Policy, type PolicyDraft, readDraft } from './policy-draft.js';

interface PolicyFormProps {
  policy: Policy;
  /** For a category that has none yet; `policy` is what it begins with. */
  isNew: boolean;
  nameOf: (code: string | null) => string;
  categories: readonly Dto<'CategoryDto'>[];
  taken: readonly Policy[];
  onSaved: (policy: Policy) => void;
  onCancel: () => void;
}

/** The four lengths of a policy. A fault is said at its field, and what was written stays. */
export function PolicyForm({ policy, isNew, nameOf, categories, taken, onSaved, onCancel }: PolicyFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<PolicyDraft>(() => ({
    ...draftOf(policy),
    ...(isNew && categories[0] && { category: categories[0].code, priority: categories[0].priority }),
  }));
  const [unread, setUnread] = useState<Partial<Record<LengthField, string>>>({});
  const save = useMutation({
    mutationFn: (body: Dto<'PutPolicyDto'>) => data(api.PUT('/api/v1/policies', { body })),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['policies'] });
      onSaved(saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft);
    setUnread('faults' in read ? read.faults : {});
    if ('policy' in read && !save.isPending) save.mutate(read.policy);
  };
  const refused = faultsByField(save.error);
  const isAtFields = lengths.some(({ field }) => refused[field]);
  const title = isNew ? 'Deadlines for a category' : `Deadlines: ${nameOf(policy.category)}, ${policy.priority}`;
  const replaces = isNew && taken.some(({ category, priority }) => category === draft.category && priority === draft.priority);
  return (
    <Modal opened onClose={onCancel} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {isNew && <Scope draft={draft} categories={categories} onChange={setDraft} />}
          {replaces && <Text size="sm">This category and priority have deadlines already: these replace them.</Text>}
          {lengths.map(({ field, label, help }) => (
            <TextInput
              key={field}
              label={label}
              description={help}
              value={draft[field]}
              error={unread[field] ?? (refused[field] && inWords(refused[field]))}
              onChange={({ currentTarget: { value } }) => setDraft((before) => ({ ...before, [field]: value }))}
            />
          ))}
          {save.error && !isAtFields && <ProblemNote error={save.error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" mih={44} onClick={onCancel}>
              Cancel
            </Button>
            <Button type="submit" mih={44} loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface ScopeProps {
  draft: PolicyDraft;
  categories: readonly Dto<'CategoryDto'>[];
  onChange: (draft: PolicyDraft) => void;
}

/** An issue has the priority of its category: that one is offered first. */
function Scope({ draft, categories, onChange }: ScopeProps) {
  const priorityOf = (category: string) => categories.find(({ code }) => code === category)?.priority;
  return (
    <>
      <NativeSelect
        label="Category"
        data={categories.map(({ code, name }) => ({ value: code, label: name }))}
        value={draft.category ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...draft, category: value, priority: priorityOf(value) ?? draft.priority })
        }
      />
      <NativeSelect
        label="Priority"
        data={['urgent', 'high', 'normal', 'low']}
        value={draft.priority}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, priority: value as PolicyDraft['priority'] })}
      />
    </>
  );
}
