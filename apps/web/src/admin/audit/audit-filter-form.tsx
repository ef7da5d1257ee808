import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type AuditFilter, auditResults, filterIn } from './audit-filter.js';

interface AuditFilterFormProps {
  filter: AuditFilter;
  onSearch: (filter: AuditFilter) => void;
  /** The same once more. */
  onAgain: () => void;
}

const textFields = [
  { name: 'who', label: 'Who', placeholder: 'id of a person or key' },
  { name: 'action', label: 'Action', placeholder: 'POST /api/v1/issues/:id/start' },
  { name: 'target', label: 'On what', placeholder: 'id or code' },
] as const;
const dayFields = [
  { name: 'from', label: 'From' },
  { name: 'to', label: 'Until, inclusive' },
] as const;

/** What to search for. It is sent only when asked for: each search is an entry of the trail itself. */
export function AuditFilterForm({ filter, onSearch, onAgain }: AuditFilterFormProps) {
  const [draft, setDraft] = useState<Record<string, string>>({ ...filter });
  const set = (name: string, value: string) => setDraft((before) => ({ ...before, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = filterIn(draft);
    if (JSON.stringify(next) === JSON.stringify(filter)) onAgain();
    else onSearch(next);
  };
  return (
    <form onSubmit={submit} role="search" aria-label="Audit">
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
          {textFields.map(({ name, label, placeholder }) => (
            <TextInput
              key={name}
              label={label}
              placeholder={placeholder}
              value={draft[name] ?? ''}
              onChange={({ currentTarget: { value } }) => set(name, value)}
            />
          ))}
          <NativeSelect
            label="Result"
            data={[{ value: '', label: 'any' }, ...auditResults]}
            value={draft.result ?? ''}
            onChange={({ currentTarget: { value } }) => set('result', value)}
          />
          {dayFields.map(({ name, label }) => (
            <TextInput
              key={name}
              type="date"
              label={label}
              value={draft[name] ?? ''}
              onChange={({ currentTarget: { value } }) => set(name, value)}
            />
          ))}
        </SimpleGrid>
        <Group gap="sm">
          <Button type="submit" mih={44}>
            Search
          </Button>
          <Button variant="default" mih={44} onClick={() => onSearch({})} disabled={Object.keys(filter).length === 0}>
            Clear
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
