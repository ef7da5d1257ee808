import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type ListSort, nextSort, type SortKey } from './issue-search.js';
import classes from './issues.module.css';
import { useIssueFields } from './use-issue-fields.js';
import type { Selection } from './use-selection.js';

const columns = [
  { key: 'deadline', label: 'Deadline' },
  { key: 'reference', label: 'Reference' },
  { key: 'category', label: 'Issue' },
  { key: 'sector', label: 'Where' },
  { key: 'officer', label: 'Officer' },
  { key: 'status', label: 'Status' },
  { key: 'reportedAt', label: 'Reported' },
] as const satisfies { key: SortKey; label: string }[];

interface ColumnsProps {
  selection: Selection;
  isAll: boolean;
  sort: ListSort | null;
  sortBy: (sort: ListSort) => void;
}

/** The head of the list. Each column sorts; which one does, and which way, is said and shown. */
export function Columns({ selection, isAll, sort, sortBy }: ColumnsProps) {
  const fields = useIssueFields();
  const isSome = selection.issues.length > 0;
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        <th role="columnheader" className={classes.check}>
          <Checkbox
            aria-label="Select all that are loaded"
            checked={isSome && isAll}
            indeterminate={isSome && !isAll}
            onChange={selection.toggleAll}
          />
        </th>
        {columns.map(({ key, label }) => {
          const isHidden = (key === 'deadline' && !fields.deadline) || (key === 'officer' && !fields.officer);
          return (
            <th key={key} role="columnheader" scope="col" data-column={key} aria-sort={directionOf(key, sort)}>
              {isHidden ? label : <SortButton label={label} {...{ sort }} by={key} sortBy={sortBy} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function SortButton({ label, by, sort, sortBy }: Pick<ColumnsProps, 'sort' | 'sortBy'> & { label: string; by: SortKey }) {
  const Arrow = sort === `-${by}` ? IconArrowDown : IconArrowUp;
  const isSorting = sort === by || sort === `-${by}`;
  return (
    <button type="button" className={classes.sort} onClick={() => sortBy(nextSort(by, sort))}>
      {label}
      {isSorting && <Arrow size={14} stroke={2} aria-hidden />}
    </button>
  );
}

function directionOf(key: SortKey, sort: ListSort | null): 'ascending' | 'descending' | undefined {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : undefined;
}
