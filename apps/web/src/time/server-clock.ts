/** The `Date` of an answer names a second; it is any moment of it. */
const dateStepMs = 1_000;

/**
 * By how much the server's clock is ahead of the device's, from one answer: the nearest to `before` that fits what is known. The server
 * read its clock somewhere between sending and receiving, so answers a device waited for long say little. Null: the answer has no date.
 */
export function offsetFrom(date: string | null, sentMs: number, receivedMs: number, before: number): number | null {
  const serverMs = date === null ? NaN : Date.parse(date);
  if (Number.isNaN(serverMs)) return null;
  const least = serverMs - receivedMs;
  const most = serverMs + dateStepMs - sentMs;
  return Math.min(Math.max(before, least), most);
}

let offsetMs = 0;

/** Sets the clock by an answer of the server. Device times: when the request was sent, and when its answer began. */
export function noteServerTime(date: string | null, sentMs: number, receivedMs: number): void {
  offsetMs = offsetFrom(date, sentMs, receivedMs, offsetMs) ?? offsetMs;
}

/** The time by the server's clock: what deadlines are counted by, whatever the device believes. */
export const serverNowMs = (): number => Date.now() + offsetMs;
