import { Alert, Button, Group, Title, VisuallyHidden } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize, IconBroadcastOff } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { isStaleAt, LiveNote } from '../live/live-note.js';
import type { LiveState } from '../live/stream.js';
import { useShortcuts } from '../shortcuts/shortcuts.js';
import { Loading } from '../states/loading.js';
import { ProblemNote } from '../states/problem-note.js';
import { useNow } from '../time/now.js';
import { ConflictNote } from './conflict-note.js';
import { useFullScreen } from './full-screen.js';
import { useAcknowledge } from './use-acknowledge.js';
import { useLateFacts } from './late-facts.js';
import { useTakeOver } from '../reassign/use-reassign.js';
import { useWall } from './use-wall.js';
import classes from './wall.module.css';
import { WallColumn } from './wall-column.js';
import type { Escalation } from './wall-lines.js';
import { part } from '../states/part.js';
import { timeOfDay } from '../time/words.js';

const ReassignDialog = part(() => import('../reassign/reassign-dialog.js').then(({ ReassignDialog: loaded }) => loaded));

/** What was missed and is waiting for somebody above: the levels as columns, oldest first, live. */
export function WallPage() {
  const box = useRef<HTMLElement>(null);
  const wall = useWall();
  const acknowledge = useAcknowledge();
  const [reassigned, reassign] = useState<Escalation | null>(null);
  const screen = useFullScreen(box);
  useShortcuts(screen.isPossible ? [{ keys: 'f', does: 'Full screen', run: screen.toggle }] : []);
  const isStale = isStaleAt(wall.live, useNow());
  const acknowledging = acknowledge.isPending ? acknowledge.variables.id : null;
  const takeOver = useTakeOver();
  const actions = {
    acknowledge: (one: Escalation) => acknowledge.mutate(one),
    acknowledging,
    takeOver: (one: Escalation) => takeOver.mutate(one),
    takingOver: takeOver.isPending ? takeOver.variables.issueId : null,
    reassign,
  };
  const facts = useLateFacts();
  return (
    <section ref={box} className={classes.wall} aria-label="Escalations">
      <WallHead live={wall.live} screen={screen} />
      {isStale && <StaleNote live={wall.live} />}
      {acknowledge.error && acknowledge.variables && (
        <ConflictNote
          error={acknowledge.error}
          escalation={acknowledge.variables}
          retry={() => acknowledge.mutate(acknowledge.variables)}
          close={acknowledge.reset}
        />
      )}
      {takeOver.error && takeOver.variables && (
        <ProblemNote error={takeOver.error} retry={() => takeOver.mutate(takeOver.variables)} />
      )}
      {!wall.data && wall.error ? <ProblemNote error={wall.error} retry={() => void wall.refetch()} /> : null}
      {wall.isPending && <Loading rows={10} />}
      {wall.data && (
        <div className={classes.columns} data-stale={isStale || undefined}>
          {wall.data.map((column) => (
            <WallColumn key={column.level} column={column} facts={facts} actions={actions} />
          ))}
        </div>
      )}
      <Suspense>
        {reassigned && (
          <ReassignDialog issue={reassigned} close={() => reassign(null)} target={screen.isFull ? box.current : null} />
        )}
      </Suspense>
    </section>
  );
}

function WallHead({ live, screen }: { live: LiveState; screen: ReturnType<typeof useFullScreen> }) {
  const Icon = screen.isFull ? IconArrowsMinimize : IconArrowsMaximize;
  return (
    <Group justify="space-between">
      <Group gap="lg">
        <Title order={1}>Escalations</Title>
        <LiveNote state={live} />
      </Group>
      {screen.isPossible && (
        <Button variant="default" leftSection={<Icon size={16} stroke={1.5} />} onClick={screen.toggle}>
          {screen.isFull ? 'Leave full screen' : 'Full screen'} <VisuallyHidden>(F)</VisuallyHidden>
        </Button>
      )}
    </Group>
  );
}

function StaleNote({ live }: { live: LiveState }) {
  const since = live.kind === 'reconnecting' ? timeOfDay(live.sinceMs) : '';
  return (
    <Alert color="late" icon={<IconBroadcastOff stroke={1.5} />} title={`Stale since ${since}`}>
      The connection is lost and is being tried again. What is shown may not be so any more.
    </Alert>
  );
}
