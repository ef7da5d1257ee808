import { useSyncExternalStore } from 'react';
import { serverNowMs } from '../time/server-clock.js';

let lostSinceMs: number | null = null;
const listeners = new Set<() => void>();

function set(to: number | null): void {
  if (lostSinceMs === to) return;
  lostSinceMs = to;
  for (const listener of listeners) listener();
}

/** Whether the server answered. What the browser believes about the network does not count: it often lies. */
export function noteReached(isReached: boolean): void {
  set(isReached ? null : (lostSinceMs ?? serverNowMs()));
}

/** Since when the server cannot be reached, in ms by its own clock; null while it can. */
export const lostSince = (): number | null => lostSinceMs;

/** Calls back when the server is lost or back. Returns how to end that. */
export function whenConnectionChanges(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLostSince = (): number | null => useSyncExternalStore(whenConnectionChanges, lostSince);
