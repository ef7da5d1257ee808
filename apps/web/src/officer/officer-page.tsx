import { Button, Container, Group, Text, Title } from '@mantine/core';
import { IconList, IconMap } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { LiveNote } from '../live/live-note.js';
import { useStream } from '../live/stream.js';
import { OfflineNote } from '../offline/offline-note.js';
import { usePerson } from '../session/session.js';
import { Empty } from '../states/empty.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { useNow } from '../time/now.js';
import { glanceWords } from './glance.js';
import { OfficerCard } from './officer-card.js';
import { Orphans } from './orphans.js';
import classes from './officer.module.css';
import { shelfWords, shelves, type Shelf } from './shelves.js';
import { usePosition } from './use-position.js';
import { useShelf, type Order, type ShelfView } from './use-shelves.js';
import { worklistQuery, type WorkItem } from './worklist.js';
import { part } from '../states/part.js';

const WorkMap = part(() => import('./work-map.js').then(({ WorkMap: loaded }) => loaded));

const othersHearMs = 2_000;

/** What an officer has to do, in the hand. */
export function OfficerPage() {
  const { id } = usePerson();
  const client = useQueryClient();
  const { data: worklist, error, refetch } = useQuery(worklistQuery(id));
  const readAnew = () => void client.invalidateQueries({ queryKey: ['worklist'] });
  const live = useStream('/api/v1/notifications/stream', {
    // The service that lists issues may hear of it a moment after the one that tells of it.
    onEvent: () => [0, othersHearMs].forEach((ms) => setTimeout(readAnew, ms)),
    onOpen: readAnew,
  });
  return (
    <Container className={classes.page}>
      <Group justify="space-between" wrap="nowrap" mb="sm">
        <Title order={1}>My work</Title>
        <LiveNote state={live} />
      </Group>
      <OfflineNote />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!worklist && !error && <Loading />}
      {worklist && worklist.shown !== null && (
        <Text role="status" inherit c="dimmed">
          {worklist.shown}
        </Text>
      )}
      {worklist && <Worklist items={worklist.items} />}
    </Container>
  );
}

function Worklist({ items }: { items: readonly WorkItem[] }) {
  const [shelf, choose] = useState<Shelf>('new');
  const [order, setOrder] = useState<Order>('deadline');
  const [isMap, showMap] = useState(false);
  const { place: here, fault } = usePosition(order === 'way');
  const view = useShelf(items, shelf, order, here);
  const nowMs = useNow(30_000);
  return (
    <>
      <Text inherit mb="xs">
        {glanceWords(view.open, here, nowMs)}
      </Text>
      <Ways isMap={isMap} choose={showMap} />
      <Orphans items={items} />
      <Shelves shelf={shelf} choose={choose} count={view.count} />
      {shelf !== 'done' && !isMap && <Orders order={order} setOrder={setOrder} fault={fault} />}
      <News view={view} />
      {view.cards.length === 0 && view.waiting === 0 && <NothingHere shelf={shelf} choose={choose} />}
      {isMap ? (
        <Suspense fallback={<Loading rows={4} />}>
          <WorkMap cards={view.cards} />
        </Suspense>
      ) : (
        <ul className={classes.cards}>
          {view.cards.map((card) => (
            <OfficerCard key={card.id} card={card} here={here} />
          ))}
        </ul>
      )}
    </>
  );
}

/** The same issues as a list or on the map. */
function Ways({ isMap, choose }: { isMap: boolean; choose: (isMap: boolean) => void }) {
  return (
    <div className={classes.ways} role="group" aria-label="Show as">
      <Button
        variant={isMap ? 'subtle' : 'default'}
        h={44}
        leftSection={<IconList size={20} stroke={1.5} />}
        aria-pressed={!isMap}
        onClick={() => choose(false)}
      >
        List
      </Button>
      <Button
        variant={isMap ? 'default' : 'subtle'}
        h={44}
        leftSection={<IconMap size={20} stroke={1.5} />}
        aria-pressed={isMap}
        onClick={() => choose(true)}
      >
        Map
      </Button>
    </div>
  );
}

function Shelves({ shelf, choose, count }: { shelf: Shelf; choose: (shelf: Shelf) => void; count: Record<Shelf, number> }) {
  return (
    <div className={classes.shelves} role="group" aria-label="Which issues">
      {shelves.map((one) => (
        <button key={one} type="button" className={classes.shelf} aria-pressed={one === shelf} onClick={() => choose(one)}>
          {shelfWords[one]} {count[one]}
        </button>
      ))}
    </div>
  );
}

interface OrdersProps {
  order: Order;
  setOrder: (order: Order) => void;
  fault: string | null;
}

function Orders({ order, setOrder, fault }: OrdersProps) {
  const words = { deadline: 'By deadline', way: 'Nearest first' } as const;
  return (
    <>
      <Group gap="sm" role="group" aria-label="Order">
        {(['deadline', 'way'] as const).map((one) => (
          <Button
            key={one}
            variant={one === order ? 'default' : 'subtle'}
            h={44}
            aria-pressed={one === order}
            onClick={() => setOrder(one)}
          >
            {words[one]}
          </Button>
        ))}
      </Group>
      {fault !== null && (
        <Text role="status" inherit c="dimmed">
          {fault}
        </Text>
      )}
    </>
  );
}

/** What came while somebody looked at the list: it waits until they ask for it. */
function News({ view: { waiting, arrange } }: { view: ShelfView }) {
  return (
    <div role="status" className={classes.news}>
      {waiting > 0 && (
        <Button fullWidth h={44} mt="sm" onClick={arrange}>
          {waiting} new
        </Button>
      )}
    </div>
  );
}

function NothingHere({ shelf, choose }: { shelf: Shelf; choose: (shelf: Shelf) => void }) {
  const [why, other] = {
    new: ['Nothing waits to be acknowledged.', 'mine'] as const,
    mine: ['You have acknowledged nothing that is still open.', 'new'] as const,
    done: ['Nothing was resolved yet.', 'mine'] as const,
  }[shelf];
  return (
    <Empty why={why}>
      <Button variant="default" h={44} onClick={() => choose(other)}>
        Show {shelfWords[other]}
      </Button>
    </Empty>
  );
}
