import { Button, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { CategorySelect } from '../category/category-select.js';
import { sectorsQuery } from '../city/sectors.js';
import type { IssueStatus } from '../status/status-pill.js';
import { statusWords } from '../status/status-words.js';
import { type IssueSearch, type ListSort, viewOf } from './issue-search.js';
import classes from './issues.module.css';
import { officersQuery } from './officers.js';

interface FiltersProps {
  search: IssueSearch;
  show: (search: IssueSearch) => void;
  searchBox: RefObject<HTMLInputElement | null>;
  isOpen: boolean;
  toggle: () => void;
  /** What else stands in the row. */
  children: ReactNode;
}

const statuses = Object.entries(statusWords).map(([value, label]) => ({ value, label }));

/** The filters: the four that are used all day, the others on demand or while they are in use. */
export function Filters({ search, show, searchBox, isOpen, toggle, children }: FiltersProps) {
  const isMore = isOpen || !!(search.precinct ?? search.officer ?? search.from ?? search.to);
  const isFiltered = !!(search.status ?? search.sector ?? search.category);
  return (
    <div className={classes.filters} role="search" data-open={isMore || isFiltered || undefined}>
      <Group gap="sm" align="flex-end">
        <Words words={search.q ?? ''} onChange={(q) => show({ ...search, q })} searchBox={searchBox} />
        <MultiSelect
          label="Status"
          placeholder={search.status ? undefined : 'Any'}
          data={statuses}
          searchable
          value={search.status ?? []}
          onChange={(status) => show({ ...search, status: status.length > 0 ? (status as IssueStatus[]) : undefined })}
          clearable
          clearButtonProps={{ 'aria-label': 'Any status' }}
          className={`${classes.wide} ${classes.often}`}
        />
        <SectorSelect search={search} show={show} />
        <CategorySelect
          className={classes.often}
          label="Category"
          placeholder="Any"
          clearable
          value={search.category ?? null}
          onChange={(category) => show({ ...search, category: category ?? undefined })}
        />
        <Button variant="default" leftSection={<IconFilter size={16} stroke={1.5} />} aria-expanded={isMore} onClick={toggle}>
          More filters
        </Button>
        {children}
      </Group>
      {isMore && <MoreFilters search={search} show={show} />}
    </div>
  );
}

const typingMs = 300;

/** What is searched for; the list follows when one pauses. */
function Words({
  words,
  onChange,
  searchBox,
}: {
  words: string;
  onChange: (words: string) => void;
  searchBox: FiltersProps['searchBox'];
}) {
  const [typed, setTyped] = useState(words);
  const [told, setTold] = useState(words);
  // Another view or the palette may bring other words.
  if (told !== words) {
    setTold(words);
    setTyped(words);
  }
  useEffect(() => {
    if (typed.trim() === words) return;
    const timer = setTimeout(() => onChange(typed.trim()), typingMs);
    return () => clearTimeout(timer);
  }, [typed, words, onChange]);
  return (
    <TextInput
      ref={searchBox}
      label="Search"
      placeholder="Words, reference, address"
      className={classes.search}
      type="search"
      maxLength={200}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
    />
  );
}

function SectorSelect({ search, show }: Pick<FiltersProps, 'search' | 'show'>) {
  const { data: sectors } = useQuery(sectorsQuery);
  return (
    <Select
      label="Sector"
      placeholder="Any"
      data={codesOf(sectors?.features.map(({ properties }) => properties?.code as unknown))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Any sector' }}
      value={search.sector ?? null}
      onChange={(sector) => show({ ...search, sector: sector ?? undefined })}
      className={classes.often}
      w={130}
    />
  );
}

const codesOf = (values: readonly unknown[] = []): string[] =>
  [...new Set(values.filter((one) => typeof one === 'string'))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const orders: { value: ListSort; label: string }[] = [
  { value: 'deadline', label: 'Due first' },
  { value: '-reportedAt', label: 'Newest first' },
  { value: 'reportedAt', label: 'Oldest first' },
  { value: '-priority', label: 'Highest priority' },
  { value: 'reference', label: 'Reference' },
  { value: 'category', label: 'Category' },
  { value: 'sector', label: 'Sector' },
  { value: 'officer', label: 'Officer' },
  { value: 'status', label: 'Status' },
];

function MoreFilters({ search, show }: Pick<FiltersProps, 'search' | 'show'>) {
  const { data: sectors } = useQuery(sectorsQuery);
  const { data: officers = [] } = useQuery(officersQuery);
  return (
    <Group gap="sm" align="flex-end" mt="sm">
      <Select
        label="Precinct"
        placeholder="Any"
        data={codesOf(sectors?.features.map(({ properties }) => properties?.precinct as unknown))}
        clearable
        clearButtonProps={{ 'aria-label': 'Any precinct' }}
        value={search.precinct ?? null}
        onChange={(precinct) => show({ ...search, precinct: precinct ?? undefined })}
        w={130}
      />
      <Select
        label="Officer"
        placeholder="Anybody"
        data={officers.map(({ id, name, badge }) => ({ value: id, label: `${name} (${badge})` }))}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Any officer' }}
        value={search.officer ?? null}
        onChange={(officer) => show({ ...search, officer: officer ?? undefined })}
      />
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={name === 'from' ? 'Reported from' : 'Reported to'}
          value={search[name] ?? ''}
          onChange={({ currentTarget }) => show({ ...search, [name]: currentTarget.value || undefined })}
        />
      ))}
      <Select
        label="Sort by"
        placeholder="As usual"
        data={orders}
        clearable
        clearButtonProps={{ 'aria-label': 'The usual order' }}
        value={search.sort ?? null}
        onChange={(sort) => show({ ...search, view: viewOf(search), sort: sort ?? undefined })}
        w={190}
      />
    </Group>
  );
}
