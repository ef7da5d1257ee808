import { Badge, Button, Group, Stack, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, data } from '../../api/client.js';
import { Empty } from '../../states/empty.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { FreeText } from '../../text/free-text.js';
import { WideTable } from '../wide-table.js';

const pageSize = 100;

/** Everybody on the roster, by badge. */
export function OfficerList() {
  const officers = useInfiniteQuery({
    queryKey: ['officers', 'roster'],
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/officers', { params: { query: { limit: pageSize, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  if (officers.error) return <ProblemNote error={officers.error} retry={() => void officers.refetch()} />;
  if (!officers.data) return <Loading />;
  const items = officers.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty why="Nobody is on the roster yet. Choose a CSV file to begin." />;
  return (
    <Stack gap="md">
      <WideTable label="Officers" columns={['Badge', 'Name', 'Rank', 'Sectors', 'Precincts', 'Active']}>
        {items.map(({ id, badge, name, rank, sectors, precincts, active }) => (
          <Table.Tr key={id}>
            <Table.Th scope="row">{badge}</Table.Th>
            <Table.Td>
              <FreeText>{name}</FreeText>
            </Table.Td>
            <Table.Td>{rank}</Table.Td>
            <Table.Td>{sectors.join(', ') || '-'}</Table.Td>
            <Table.Td>{precincts.join(', ') || '-'}</Table.Td>
            <Table.Td>
              <Badge variant={active ? 'light' : 'default'} color={active ? 'done' : undefined} tt="none" fw={400} size="lg">
                {active ? 'active' : 'not active'}
              </Badge>
            </Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
      {officers.hasNextPage && (
        <Group>
          <Button variant="default" mih={44} loading={officers.isFetchingNextPage} onClick={() => void officers.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
    </Stack>
  );
}
