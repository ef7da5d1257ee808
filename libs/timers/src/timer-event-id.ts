import { parse, v5 } from 'uuid';

/** Given as bytes, and so are names: from text, an id costs twice as much. */
const namespace = parse('6f1c1b0e-6d7e-5a0c-9d58-0d2f6d0c8a41');

/**
 * The id of the event a timer causes: the same however often the timer fires. Where one timer causes several events,
 * `part` tells them apart (the event type, for example).
 */
export function timerEventId(timerId: string, version: number, part = ''): string {
  return v5(Buffer.from(part === '' ? `${timerId}/${version}` : `${timerId}/${version}/${part}`), namespace);
}
