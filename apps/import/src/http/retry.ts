/** How long to wait before the next try: doubled each time up to a ceiling, with jitter so that workers do not march in step. */
export interface RetryPolicy {
  firstDelayMs: number;
  delayMaxMs: number;
  giveUpAfterMs: number;
}

export const patient: RetryPolicy = { firstDelayMs: 200, delayMaxMs: 5_000, giveUpAfterMs: 120_000 };
export const brief: RetryPolicy = { firstDelayMs: 200, delayMaxMs: 1_000, giveUpAfterMs: 10_000 };

/** Milliseconds to wait, or null when the time for this request is used up. `tries` counts those made so far; `random` is 0..1. */
export function nextDelayMs(
  policy: RetryPolicy,
  at: { tries: number; elapsedMs: number; random: number; retryAfterMs?: number },
): number | null {
  const leftMs = policy.giveUpAfterMs - at.elapsedMs;
  if (leftMs <= 0) return null;
  const ceilingMs = Math.min(policy.delayMaxMs, policy.firstDelayMs * 2 ** (at.tries - 1));
  const jitteredMs = Math.round(ceilingMs * (0.5 + at.random / 2));
  const wantedMs = Math.max(jitteredMs, at.retryAfterMs ?? 0);
  return wantedMs <= leftMs ? wantedMs : null;
}

/** A request that may succeed when it is sent again unchanged. */
export function isTransient(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

/** `Retry-After` in milliseconds: seconds or an HTTP date; undefined when absent or senseless. */
export function retryAfterMs(header: string | string[] | undefined, nowMs: number): number | undefined {
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds >= 0 ? seconds * 1000 : undefined;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
