import { Checkbox, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Issue } from './issue-pages.js';
import { IssueRow } from './issue-row.js';
import classes from './issues.module.css';
import { useRowKeys } from './use-row-keys.js';
import type { Selection } from './use-selection.js';

interface IssueTableProps {
  issues: readonly Issue[];
  selection: Selection;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
}

const rowPx = 44;
const narrowRowPx = 92;
const overscanRows = 8;
/** The next page is asked for while there are still so many rows below. */
const aheadRows = 60;

/** Only the rows in sight are in the document, however many there are. */
export function IssueTable({ issues, selection, hasMore, isLoadingMore, loadMore }: IssueTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false;
  const rows = useVirtualizer({
    count: issues.length,
    getScrollElement: () => box.current,
    estimateSize: () => (isNarrow ? narrowRowPx : rowPx),
    overscan: overscanRows,
    getItemKey: (index) => issues[index]?.id ?? index,
  });
  useEffect(() => rows.measure(), [rows, isNarrow]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoadingMore && last >= issues.length - aheadRows) loadMore();
  }, [hasMore, isLoadingMore, last, issues.length, loadMore]);
  useRowKeys({ box, issues, scrollTo: (index) => rows.scrollToIndex(index), toggle: selection.toggle });
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <>
      <div ref={box} className={classes.box} tabIndex={0} role="region" aria-label="List of issues">
        <table className={classes.table} role="table" aria-rowcount={hasMore ? -1 : issues.length + 1}>
          <Head selection={selection} isAll={selection.issues.length === issues.length} />
          <tbody role="rowgroup">
            <Gap px={above} />
            {shown.map(({ index, key }) => {
              const issue = issues[index];
              return (
                issue && (
                  <IssueRow
                    key={key}
                    issue={issue}
                    index={index}
                    isSelected={selection.ids.has(issue.id)}
                    toggle={selection.toggle}
                  />
                )
              );
            })}
            <Gap px={below} />
          </tbody>
        </table>
      </div>
      <Text size="sm" c="dimmed" role="status" px="md" py={4}>
        {issues.length.toLocaleString('en-US')} {hasMore ? 'read, more below' : issues.length === 1 ? 'issue' : 'issues'}
      </Text>
    </>
  );
}

function Gap({ px }: { px: number }) {
  if (px <= 0) return null;
  return (
    <tr aria-hidden className={classes.gap}>
      <td colSpan={7} style={{ height: px }} />
    </tr>
  );
}

function Head({ selection, isAll }: { selection: Selection; isAll: boolean }) {
  const isSome = selection.issues.length > 0;
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        <th role="columnheader" className={classes.check}>
          <Checkbox
            aria-label="Select all that are read"
            checked={isSome && isAll}
            indeterminate={isSome && !isAll}
            onChange={selection.toggleAll}
          />
        </th>
        {['Reference', 'What', 'Where', 'Status', 'Officer', 'Reported'].map((name) => (
          <th key={name} role="columnheader" scope="col" data-column={name.toLowerCase()}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
