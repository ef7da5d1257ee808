import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, data, type Dto } from '../../api/client.js';
import { Empty } from '../../states/empty.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { type AuditFilter, auditCsvPath, auditQuery, filterIn } from './audit-filter.js';
import { AuditFilterForm } from './audit-filter-form.js';
import { AuditTable } from './audit-table.js';
import { useNames } from './use-names.js';

const pageSize = 100;

/** The trail: newest first, further back as one scrolls. Reading it is on record, too. */
export function AuditSection() {
  const filter = filterIn(useSearch({ strict: false }));
  const navigate = useNavigate();
  const names = useNames();
  const entries = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/audit', { params: { query: { ...auditQuery(filter), limit: pageSize, cursor: pageParam } }, signal }),
      ) as Promise<Dto<'AuditPageDto'>>,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // Each look is an entry: none that nobody asked for.
    refetchOnWindowFocus: false,
  });
  const look = (next: AuditFilter) =>
    void navigate({ to: '/admin/$section', params: { section: 'audit' }, search: next as never, replace: true });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="md">
      <AuditFilterForm
        key={JSON.stringify(filter)}
        filter={filter}
        people={names.people}
        onSearch={look}
        onAgain={() => void entries.refetch()}
      />
      <Anchor href={auditCsvPath(filter)} download>
        Download as CSV
      </Anchor>
      {entries.error && <ProblemNote error={entries.error} retry={() => void entries.refetch()} />}
      {entries.isPending && <Loading rows={10} />}
      {entries.data && items.length === 0 && (
        <Empty why="Nothing on record fits these filters.">
          <Button variant="default" mih={44} onClick={() => look({})}>
            Clear the filters
          </Button>
        </Empty>
      )}
      {items.length > 0 && <AuditTable entries={items} filter={filter} names={names} />}
      {entries.hasNextPage && <Further isLoading={entries.isFetchingNextPage} load={() => void entries.fetchNextPage()} />}
    </Stack>
  );
}

/** The end of what is there yet: brings more once it comes into sight, or by its button. */
function Further({ isLoading, load }: { isLoading: boolean; load: () => void }) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const isInSight = entry?.isIntersecting === true;
  useEffect(() => {
    if (isInSight && !isLoading) load();
    // `load` is another function each time.
  }, [isInSight, isLoading]);
  return (
    <Group ref={ref} justify="center">
      <Button variant="default" mih={44} loading={isLoading} onClick={load}>
        Show more
      </Button>
    </Group>
  );
}
