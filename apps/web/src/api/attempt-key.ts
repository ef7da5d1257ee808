import { useRef } from 'react';

/**
 * The idempotency key of what is being sent: the same for the same content, so that trying again after a lost answer does nothing twice;
 * another one once the content differs or `forget` was called after it was done.
 */
export function useAttemptKey() {
  const last = useRef<{ content: string; key: string } | null>(null);
  return {
    keyFor(content: unknown): { 'Idempotency-Key': string } {
      const text = JSON.stringify(content);
      if (last.current?.content !== text) last.current = { content: text, key: crypto.randomUUID() };
      return { 'Idempotency-Key': last.current.key };
    },
    forget(): void {
      last.current = null;
    },
  };
}
