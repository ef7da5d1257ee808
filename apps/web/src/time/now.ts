import { useSyncExternalStore } from 'react';
import { serverNowMs } from './server-clock.js';

const listeners = new Set<() => void>();
const tickMs = 1_000;
let nowMs = serverNowMs();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = serverNowMs();
    for (const one of listeners) one();
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * The time by the server's clock, kept to a step of so many milliseconds: whoever shows minutes is not drawn anew every second. One clock serves the whole
 * page.
 */
export function useNow(stepMs = 1_000): number {
  return useSyncExternalStore(subscribe, () => {
    if (listeners.size === 0) nowMs = serverNowMs();
    return nowMs - (nowMs % stepMs);
  });
}
