import { Button, Group, Text } from '@mantine/core';
import { IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { timeOfDay } from '../time/words.js';
import { useLostSince } from './connection.js';
import classes from './offline.module.css';
import { useEntries, useQueue } from './use-queue.js';

const changesWords = (count: number) => (count === 1 ? '1 change' : `${count} changes`);

/** `Offline since 14:02, 2 changes waiting to send`; while connected, only what waits or was refused. Nothing where all is well. */
export function OfflineNote() {
  const lostSinceMs = useLostSince();
  const queue = useQueue();
  const entries = useEntries();
  const refused = entries.filter(({ state }) => state.kind === 'refused').length;
  const waiting = entries.length - refused;
  const parts = [
    ...(lostSinceMs === null ? [] : [`Offline since ${timeOfDay(lostSinceMs)}`]),
    ...(waiting > 0 ? [`${changesWords(waiting)} waiting to send`] : []),
    ...(refused > 0 ? [`${changesWords(refused)} not sent`] : []),
    ...(queue?.goesWithPage() ? ['kept by this page alone: leave it open'] : []),
    ...(queue?.failedToKeep() ? ['your last action was not kept, this device may be full: do it again'] : []),
  ];
  const Icon = lostSinceMs === null ? IconCloudUp : IconCloudOff;
  return (
    <div role="status" className="no-print">
      {parts.length > 0 && (
        <Group gap="sm" className={classes.note} data-offline={lostSinceMs !== null || undefined} wrap="nowrap">
          <Icon size={20} stroke={1.5} aria-hidden />
          <Text component="span" inherit flex={1}>
            {parts.join(', ')}
          </Text>
          {lostSinceMs !== null && waiting > 0 && (
            <Button variant="default" h={44} onClick={() => queue?.tryNow()}>
              Try now
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
