import { useNow } from './now.js';
import { absoluteTime, agoWords } from './words.js';

/** A moment that has passed: relative at a glance, absolute with its zone on hover and for readers. */
export function Instant({ at }: { at: string }) {
  const nowMs = useNow(30_000);
  return (
    <time dateTime={at} title={absoluteTime(at)}>
      {agoWords(Date.parse(at), nowMs)}
      <span className="visually-hidden">, {absoluteTime(at)}</span>
    </time>
  );
}
