import '../app/desk-styles.js';
import { type ComboboxItem, Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { matchSorter } from 'match-sorter';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { categoriesQuery, type Category } from './categories.js';
import { isTaking, takeByEnter } from './take-by-enter.js';

type CategorySelectProps = Pick<
  SelectProps,
  'id' | 'className' | 'label' | 'description' | 'error' | 'clearable' | 'placeholder' | 'w' | 'size' | 'required'
> & {
  value: string | null;
  onChange: (category: string | null) => void;
};

/** A category by some letters of its name: `strlt` finds the street light. The first that fits is taken by Enter. */
export function CategorySelect({ value, onChange, ...props }: CategorySelectProps) {
  const { data: categories, isPending } = useQuery(categoriesQuery);
  const takeLater = useTakingLater(categories, onChange);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isPending && isTaking(event)) takeLater(event.currentTarget.value);
    else takeByEnter(event);
  };
  return (
    <Select
      {...props}
      data={optionsOf(categories)}
      value={value}
      onChange={onChange}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      onKeyDownCapture={onKeyDown}
      filter={({ options, search }) => matching(options as ComboboxItem[], search)}
      nothingFoundMessage={isPending ? 'Loading the categories' : 'No category has these letters'}
      clearButtonProps={{ 'aria-label': 'Any category' }}
      maxDropdownHeight={320}
    />
  );
}

const optionsOf = (categories: readonly Category[] = []): ComboboxItem[] =>
  categories.map(({ code, name }) => ({ value: code, label: name }));

const matching = (options: readonly ComboboxItem[], search: string): ComboboxItem[] =>
  matchSorter(options, search.trim(), { keys: ['label', 'value'] });

/** Who presses Enter before the categories have been read gets the one they meant as soon as they are there. */
function useTakingLater(categories: readonly Category[] | undefined, take: (category: string) => void): (search: string) => void {
  const [wanted, want] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null || categories === undefined) return;
    want(null);
    const [first] = matching(optionsOf(categories), wanted);
    if (first) take(first.value);
  }, [wanted, categories, take]);
  return want;
}
