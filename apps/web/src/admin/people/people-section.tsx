import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, data, type Dto } from '../../api/client.js';
import { useMay } from '../../session/permitted.js';
import { usePerson } from '../../session/session.js';
import { Empty } from '../../states/empty.js';
import { Loading } from '../../states/loading.js';
import { ProblemNote } from '../../states/problem-note.js';
import { Instant } from '../../time/instant.js';
import classes from '../admin.module.css';
import { DoneNote } from '../done-note.js';
import { WideTable } from '../wide-table.js';
import { SignOutPerson } from './sign-out-person.js';

type KnownPerson = Dto<'KnownPersonDto'>;
const pageSize = 100;

/** Who has come in or has a key, and how to show them out. */
export function PeopleSection() {
  const [toSignOut, askToSignOut] = useState<KnownPerson | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const people = useInfiniteQuery({
    queryKey: ['people'],
    queryFn: ({ pageParam, signal }) =>
      data(api.GET('/api/v1/people', { params: { query: { limit: pageSize, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  if (people.error) return <ProblemNote error={people.error} retry={() => void people.refetch()} />;
  if (!people.data) return <Loading />;
  const items = people.data.pages.flatMap((page) => page.items);
  return (
    <Stack gap="md">
      <Text>
        Signing somebody out ends what they are signed in with now. Whether they may sign in again is decided where their account
        is kept.
      </Text>
      <DoneNote>{done}</DoneNote>
      {items.length > 0 ? (
        <PeopleTable people={items} signOut={askToSignOut} />
      ) : (
        <Empty why="Nobody has signed in yet, and no key was made." />
      )}
      {people.hasNextPage && (
        <Group>
          <Button variant="default" mih={44} loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
      {toSignOut && (
        <SignOutPerson
          person={toSignOut}
          close={() => askToSignOut(null)}
          onDone={(words) => {
            askToSignOut(null);
            setDone(words);
          }}
        />
      )}
    </Stack>
  );
}

function PeopleTable({ people, signOut }: { people: readonly KnownPerson[]; signOut: (person: KnownPerson) => void }) {
  const may = useMay();
  const { id: myself } = usePerson();
  const maySignOut = may('sign-out', 'person');
  return (
    <WideTable label="People" columns={['Name', 'Role', 'Where', 'Last seen', 'Signed in', 'Keys', 'Sign out']}>
      {people.map((person) => {
        const { id, name, role, precincts, sectors, agency, lastSeenAt, liveSessions, liveKeys } = person;
        return (
          <Table.Tr key={id}>
            <Table.Th scope="row">
              {name}
              {id === myself && ' (you)'}
            </Table.Th>
            <Table.Td>{role}</Table.Td>
            <Table.Td>{[agency, ...precincts, ...sectors].filter(Boolean).join(', ') || '-'}</Table.Td>
            <Table.Td className={classes.nowrap}>{lastSeenAt ? <Instant at={lastSeenAt} /> : 'never'}</Table.Td>
            <Table.Td className={classes.nowrap}>{liveSessions === 0 ? 'no' : `in ${browsers(liveSessions)}`}</Table.Td>
            <Table.Td>{liveKeys}</Table.Td>
            <Table.Td>
              {maySignOut && liveSessions + liveKeys > 0 && (
                <Button variant="default" mih={44} onClick={() => signOut(person)} aria-label={`Sign out ${name}`}>
                  Sign out
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        );
      })}
    </WideTable>
  );
}

const browsers = (count: number) => `${count} ${count === 1 ? 'browser' : 'browsers'}`;
