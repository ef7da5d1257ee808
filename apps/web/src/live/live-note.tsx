import { Text } from '@mantine/core';
import { IconBroadcast, IconBroadcastOff, IconRefresh } from '@tabler/icons-react';
import { useNow } from '../time/now.js';
import { timeOfDay } from '../time/words.js';
import classes from './live-note.module.css';
import { type LiveState, staleAfterMs } from './stream.js';

/** `Live`, `Reconnecting`, or `Stale since 14:02`: whether what is on the page is what is so. */
export function LiveNote({ state }: { state: LiveState }) {
  const nowMs = useNow(1_000);
  const isStale = isStaleAt(state, nowMs);
  const [Icon, words] =
    state.kind === 'live'
      ? [IconBroadcast, 'Live']
      : isStale && state.kind === 'reconnecting'
        ? [IconBroadcastOff, `Stale since ${timeOfDay(state.sinceMs)}`]
        : [IconRefresh, state.kind === 'connecting' ? 'Connecting' : 'Reconnecting'];
  return (
    <Text component="span" role="status" className={classes.note} data-kind={isStale ? 'stale' : state.kind}>
      <Icon size={16} stroke={1.5} aria-hidden /> {words}
    </Text>
  );
}

/** Whether a view has been without its stream for so long that it should not be relied on. */
export function isStaleAt(state: LiveState, nowMs: number): boolean {
  return state.kind === 'reconnecting' && nowMs - state.sinceMs >= staleAfterMs;
}
