import '../app/desk-styles.js';
import { Group, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useShortcuts } from '../shortcuts/shortcuts.js';
import { Empty } from '../states/empty.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { BulkBar } from './bulk-bar.js';
import { Filters } from './filters.js';
import { issuePagesQuery } from './issue-pages.js';
import { type IssueSearch, without } from './issue-search.js';
import { IssueTable } from './issue-table.js';
import { ListHead } from './list-head.js';
import classes from './issues.module.css';
import { useSelection } from './use-selection.js';
import { Views } from './views-menu.js';

const route = getRouteApi('/signed-in/issues');

/** All issues one may see: filtered by the address, thousands of them, by keys. */
export function IssuesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const searchBox = useRef<HTMLInputElement>(null);
  const list = useInfiniteQuery(issuePagesQuery(search));
  const issues = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  const selection = useSelection(issues);
  const [isFiltering, setFiltering] = useState(false);
  const show = (next: IssueSearch) => {
    selection.clear();
    void navigate({ search: without(next), replace: true });
  };
  useShortcuts([{ keys: '/', does: 'Search the list', run: () => searchBox.current?.focus() }]);
  return (
    <div className={classes.page}>
      <Group justify="space-between" gap="sm" className={classes.head}>
        <Group gap="lg">
          <Title order={1}>Issues</Title>
          <Views search={search} show={show} />
        </Group>
        <ListHead search={search} issues={issues} isFiltering={isFiltering} toggleFilters={() => setFiltering(!isFiltering)} />
      </Group>
      <Filters search={search} show={show} searchBox={searchBox} isOpen={isFiltering} />
      {list.isError && <ProblemNote error={list.error} retry={() => void (list.data ? list.fetchNextPage() : list.refetch())} />}
      {list.isPending && !list.isError && <Loading rows={12} />}
      {list.isSuccess && issues.length === 0 && <NothingHere search={search} show={show} />}
      {issues.length > 0 && (
        <IssueTable
          key={JSON.stringify(search)}
          issues={issues}
          selection={selection}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          loadMore={() => void (list.isError || list.fetchNextPage())}
        />
      )}
      <BulkBar selected={selection.issues} clear={selection.clear} search={search} />
    </div>
  );
}

function NothingHere({ search, show }: { search: IssueSearch; show: (search: IssueSearch) => void }) {
  const isFiltered = Object.keys(search).length > 0;
  return (
    <Empty why={isFiltered ? 'No issue matches these filters.' : 'There is no issue yet.'}>
      {isFiltered && (
        <button type="button" className={classes.plain} onClick={() => show({})}>
          Show all issues
        </button>
      )}
    </Empty>
  );
}
