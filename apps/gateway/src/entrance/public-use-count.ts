/** How often an address may do something without an account. */
export interface UseLimit {
  /** Of what is accepted. */
  max: number;
  /** Of what is refused: who mistypes something has reported nothing, and who only tries is stopped all the same. */
  refusedMax: number;
  windowMs: number;
}

/** What one address did in the window that began with its first try. What is under way counts as accepted until it has ended. */
export interface UseCount {
  beganAtMs: number;
  accepted: number;
  refused: number;
}

/** `failed`: it came to nothing by no fault of who tried. */
export type UseOutcome = 'accepted' | 'refused' | 'failed';

/** The count with one more try, or how long to wait until one is allowed again. */
export function beginUse(count: UseCount | undefined, limit: UseLimit, nowMs: number): { count: UseCount } | { waitMs: number } {
  const endsAtMs = (count?.beganAtMs ?? -Infinity) + limit.windowMs;
  if (!count || endsAtMs <= nowMs) return { count: { beganAtMs: nowMs, accepted: 1, refused: 0 } };
  if (count.accepted >= limit.max || count.refused >= limit.refusedMax) return { waitMs: endsAtMs - nowMs };
  return { count: { ...count, accepted: count.accepted + 1 } };
}

/** The count when a try of the window that began then has ended. A window that is over is not looked back into. */
export function endUse(count: UseCount, beganAtMs: number, outcome: UseOutcome): UseCount {
  if (outcome === 'accepted' || count.beganAtMs !== beganAtMs) return count;
  return { ...count, accepted: count.accepted - 1, refused: count.refused + (outcome === 'refused' ? 1 : 0) };
}
