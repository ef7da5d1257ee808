import { useEffect } from 'react';
import { waitAfter } from './retry.js';

/** Calls `send` again while `isDue`: when the line is back, and after a while that grows with the tries. */
export function useResend(isDue: boolean, tries: number, send: () => void): void {
  useEffect(() => {
    if (!isDue) return;
    const waitMs = waitAfter(tries);
    const timer = waitMs === null ? undefined : setTimeout(send, waitMs);
    addEventListener('online', send);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', send);
    };
  }, [isDue, tries, send]);
}
