import '../app/desk-styles.js';
import { Group, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { Dto } from '../api/client.js';
import { useShortcuts } from '../shortcuts/shortcuts.js';
import { Empty } from '../states/empty.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { BulkBar } from './bulk-bar.js';
import { Filters } from './filters.js';
import { issuePagesQuery } from './issue-pages.js';
import { addressOf, filtersOf, type IssueSearch, type ListView, sortOf, viewOf, without } from './issue-search.js';
import { IssueTable } from './issue-table.js';
import { ListHead } from './list-head.js';
import classes from './issues.module.css';
import { useSelection } from './use-selection.js';
import { useIssueFields } from './use-issue-fields.js';
import { ViewTabs } from './view-tabs.js';
import { totalWords } from './views.js';
import { Views } from './views-menu.js';

const nothingIn: Record<ListView, string> = {
  open: 'Nothing is open.',
  late: 'Nothing is late.',
  'due-today': 'Nothing more is due today.',
  unassigned: 'Every open issue has an officer.',
  all: 'There is no issue yet.',
};

const route = getRouteApi('/signed-in/issues');

/** All issues one may see: filtered by the address, thousands of them, by keys. */
export function IssuesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const searchBox = useRef<HTMLInputElement>(null);
  const fields = useIssueFields();
  const list = useInfiniteQuery(issuePagesQuery(search, fields.deadline));
  const issues = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const total = totalOf(list.data?.pages[0]);
  const selection = useSelection(issues);
  const [isFiltering, setFiltering] = useState(false);
  const show = (next: IssueSearch) => {
    selection.clear();
    const wanted = without(next);
    void navigate({ search: wanted, mask: { to: '/issues', search: addressOf(wanted) }, replace: true });
  };
  useShortcuts([{ keys: '/', does: 'Search the list', run: () => searchBox.current?.focus() }]);
  return (
    <div className={classes.page}>
      <Group justify="space-between" gap="sm" className={classes.head}>
        <Title order={1}>
          Issues <span className={classes.total}>{total}</span>
        </Title>
        <ListHead search={search} issues={issues} />
      </Group>
      <ViewTabs search={search} show={show} />
      <Filters search={search} show={show} searchBox={searchBox} isOpen={isFiltering} toggle={() => setFiltering(!isFiltering)}>
        <Views search={search} show={show} />
      </Filters>
      {list.isError && <ProblemNote error={list.error} retry={() => void (list.data ? list.fetchNextPage() : list.refetch())} />}
      {list.isPending && !list.isError && <Loading rows={12} />}
      {list.isSuccess && issues.length === 0 && <NothingHere search={search} show={show} />}
      {issues.length > 0 && (
        <IssueTable
          key={JSON.stringify(search)}
          issues={issues}
          selection={selection}
          total={total}
          sort={sortOf(search, fields.deadline)}
          sortBy={(sort) => show({ ...search, view: viewOf(search), sort })}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          loadMore={() => void (list.isError || list.fetchNextPage())}
        />
      )}
      <BulkBar selected={selection.issues} clear={selection.clear} search={search} />
    </div>
  );
}

/** How many the list has; nothing while it is not known. */
function totalOf(first: Dto<'IssuePageDto'> | undefined): string {
  return first && first.total !== null ? totalWords({ total: first.total, totalIsAtLeast: first.totalIsAtLeast === true }) : '';
}

/** Nobody is found by name: names are not searched. */
const noMatch = ({ q }: IssueSearch) =>
  `No issue matches these filters.${q === undefined ? '' : ' The names of reporters are not searched.'}`;

function NothingHere({ search, show }: { search: IssueSearch; show: (search: IssueSearch) => void }) {
  const filters = filtersOf(search);
  const view = viewOf(search);
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Empty why={isFiltered ? noMatch(search) : nothingIn[view]}>
      {(isFiltered || view !== 'all') && (
        <button type="button" className={classes.plain} onClick={() => show({ view: 'all' })}>
          Show all issues
        </button>
      )}
    </Empty>
  );
}
