import '../app/desk-styles.js';
import { type ComboboxItem, Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { matchSorter } from 'match-sorter';
import { categoriesQuery } from './categories.js';
import { takeByEnter } from './take-by-enter.js';

type CategorySelectProps = Pick<
  SelectProps,
  'id' | 'label' | 'description' | 'error' | 'clearable' | 'placeholder' | 'w' | 'size' | 'required'
> & {
  value: string | null;
  onChange: (category: string | null) => void;
};

/** A category by some letters of its name: `strlt` finds the street light. The first that fits is taken by Enter. */
export function CategorySelect({ value, onChange, ...props }: CategorySelectProps) {
  const { data: categories = [], isPending } = useQuery(categoriesQuery);
  return (
    <Select
      {...props}
      data={categories.map(({ code, name }) => ({ value: code, label: name }))}
      value={value}
      onChange={onChange}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      onKeyDownCapture={takeByEnter}
      filter={({ options, search }) => matchSorter(options as ComboboxItem[], search.trim(), { keys: ['label', 'value'] })}
      nothingFoundMessage={isPending ? 'The categories are being read' : 'No category by these letters'}
      clearButtonProps={{ 'aria-label': 'Any category' }}
      maxDropdownHeight={320}
    />
  );
}
