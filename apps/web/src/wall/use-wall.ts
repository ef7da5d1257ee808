import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useMay } from '../session/permitted.js';
import { useStream, type LiveState } from '../live/stream.js';
import { wallQuery } from './wall-query.js';

/** Streams tell of several changes at once; the wall is read once for them. */
const gatherMs = 400;

/** The wall, kept up to date: read anew when the board or the inbox tells of a change, after a lost connection, and every 30 s. */
export function useWall() {
  const client = useQueryClient();
  const may = useMay();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const changed = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: wallQuery.queryKey });
    }, gatherMs);
  }, [client]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const heard = { onEvent: changed, onOpen: changed };
  const board = useStream(may('read', 'board') ? '/api/v1/board/stream' : null, heard, ['review', 'reset']);
  const inbox = useStream('/api/v1/notifications/stream', heard);
  return { ...useQuery(wallQuery), live: worseOf(board, inbox) };
}

/** A view that listens to two streams is as good as the worse of them. */
export function worseOf(one: LiveState, other: LiveState): LiveState {
  if (one.kind === 'reconnecting' && other.kind === 'reconnecting') return one.sinceMs <= other.sinceMs ? one : other;
  const rank = { live: 0, connecting: 1, reconnecting: 2 } as const;
  return rank[one.kind] >= rank[other.kind] ? one : other;
}
