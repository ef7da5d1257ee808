import { setTimeout as sleep } from 'node:timers/promises';

export interface EventuallyOptions {
  timeoutMs?: number;
  pauseMs?: number;
}

/**
 * Tries until `attempt` neither throws nor answers false or undefined, and returns its answer. After the time is up it throws
 * what the last attempt threw: a test waits for a condition, never for time.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeoutMs = 10_000, pauseMs = 25 }: EventuallyOptions = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = Date.now() + timeoutMs;
  for (let failure: unknown; ; await sleep(pauseMs)) {
    try {
      const answer = await attempt();
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>;
      failure = new Error(`still ${String(answer)} after ${timeoutMs} ms`);
    } catch (error) {
      failure = error;
    }
    if (Date.now() >= deadline) throw failure;
  }
}

/** Tries until the assertion does not throw. */
export async function eventuallyHolds(assertion: () => void | Promise<void>, options?: EventuallyOptions): Promise<void> {
  await eventually(async () => {
    await assertion();
    return true;
  }, options);
}
