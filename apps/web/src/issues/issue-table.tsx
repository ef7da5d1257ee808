import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { categoriesQuery } from '../category/categories.js';
import { Columns } from './columns.js';
import type { Issue } from './issue-pages.js';
import { IssueRow } from './issue-row.js';
import type { ListSort } from './issue-search.js';
import classes from './issues.module.css';
import { useRowKeys } from './use-row-keys.js';
import type { Selection } from './use-selection.js';

interface IssueTableProps {
  issues: readonly Issue[];
  selection: Selection;
  /** In words: how many there are in all. */
  total: string;
  sort: ListSort | null;
  sortBy: (sort: ListSort) => void;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
}

const rowPx = 48;
const cardPx = 104;
/** Eight columns need so much; below it each row is a card, on a phone and on a desktop at 200 % zoom. */
const tableMinPx = 900;
const overscanRows = 8;
/** The next page is asked for while there are still so many rows below. */
const aheadRows = 60;
const columnCount = 8;

/** Only the rows in sight are in the document, however many there are. They scroll with the page, beneath their head. */
export function IssueTable({ issues, selection, total, sort, sortBy, hasMore, isLoadingMore, loadMore }: IssueTableProps) {
  const { ref: measured, width } = useElementSize<HTMLDivElement>();
  const isNarrow = width > 0 && width < tableMinPx;
  const { box, rows } = useRows(issues, isNarrow);
  const { data: categories } = useQuery(categoriesQuery);
  const names = useMemo(() => new Map(categories?.map(({ code, name }) => [code, name])), [categories]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoadingMore && last >= issues.length - aheadRows) loadMore();
  }, [hasMore, isLoadingMore, last, issues.length, loadMore]);
  useRowKeys({ box, issues, scrollTo: (index) => rows.scrollToIndex(index), toggle: selection.toggle });
  const above = (shown[0]?.start ?? 0) - rows.options.scrollMargin;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0) + rows.options.scrollMargin;
  return (
    <div ref={measured}>
      <div ref={box} className={classes.box} role="region" aria-label="List of issues">
        <table
          className={classes.table}
          data-narrow={isNarrow || undefined}
          role="table"
          aria-rowcount={hasMore ? -1 : issues.length + 1}
        >
          <Columns selection={selection} isAll={selection.issues.length === issues.length} sort={sort} sortBy={sortBy} />
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
                    categoryName={names.get(issue.category) ?? ''}
                    isSelected={selection.ids.has(issue.id)}
                    toggle={selection.toggle}
                    measure={rows.measureElement}
                  />
                )
              );
            })}
            <Gap px={below} />
          </tbody>
        </table>
      </div>
      <Text size="sm" c="dimmed" role="status" px="md" py="sm">
        {hasMore
          ? `Showing ${issues.length.toLocaleString('en-US')} of ${total}. More load as you scroll.`
          : `Showing all ${total}.`}
      </Text>
    </div>
  );
}

function useRows(issues: readonly Issue[], isNarrow: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  // What stands above the list may grow, as the filters do.
  useLayoutEffect(() => setTop((box.current?.getBoundingClientRect().top ?? 0) + scrollY));
  const rows = useWindowVirtualizer({
    count: issues.length,
    estimateSize: () => (isNarrow ? cardPx : rowPx),
    overscan: overscanRows,
    scrollMargin: top,
    // Beneath the header of the page and the head of the list.
    scrollPaddingStart: 100,
    getItemKey: (index) => issues[index]?.id ?? index,
  });
  useEffect(() => rows.measure(), [rows, isNarrow]);
  return { box, rows };
}

function Gap({ px }: { px: number }) {
  if (px <= 0) return null;
  return (
    <tr aria-hidden className={classes.gap}>
      <td colSpan={columnCount} style={{ height: px }} />
    </tr>
  );
}
