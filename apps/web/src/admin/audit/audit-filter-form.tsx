import { Button, Group, NativeSelect, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type AuditFilter, auditResults, filterIn } from './audit-filter.js';
import { actionChoices, resultWords } from './audit-words.js';
import type { Names } from './use-names.js';

interface AuditFilterFormProps {
  filter: AuditFilter;
  /** Who there is, by name. */
  people: Names['people'];
  onSearch: (filter: AuditFilter) => void;
  /** The same once more. */
  onAgain: () => void;
}

const dayFields = [
  { name: 'from', label: 'From' },
  { name: 'to', label: 'Until, inclusive' },
] as const;

/** What to search for. It is sent only when asked for: each search is an entry of the trail itself. */
export function AuditFilterForm({ filter, people, onSearch, onAgain }: AuditFilterFormProps) {
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
          <NamedSelect label="Who" choices={people} value={draft.who} onChange={(value) => set('who', value)} />
          <NamedSelect label="What" choices={actionChoices} value={draft.action} onChange={(value) => set('action', value)} />
          <TextInput
            label="On what"
            placeholder="Reference or code"
            value={draft.target ?? ''}
            onChange={({ currentTarget: { value } }) => set('target', value)}
          />
          <NativeSelect
            label="Result"
            data={[{ value: '', label: 'Any' }, ...auditResults.map((value) => ({ value, label: resultWords[value] }))]}
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

interface NamedSelectProps {
  label: string;
  choices: readonly { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string) => void;
}

/** One of many, found by its words. What an address asks for and nobody has words for stays chosen as it is written. */
function NamedSelect({ label, choices, value = '', onChange }: NamedSelectProps) {
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Select
      label={label}
      placeholder="Any"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Any ${label.toLowerCase()}` }}
      data={[...(isKnown ? [] : [{ value, label: value }]), ...choices]}
      value={value || null}
      onChange={(chosen) => onChange(chosen ?? '')}
      nothingFoundMessage="Nothing is called that"
    />
  );
}
