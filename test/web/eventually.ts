import { setTimeout as sleep } from 'node:timers/promises';

const everyMs = 200;

/** What `check` answers as soon as it does not fail any more; its last failure after 20 s. */
export async function eventually<T>(check: () => Promise<T>, deadlineMs = 20_000): Promise<T> {
  const endMs = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > endMs) throw error;
    }
    await sleep(everyMs);
  }
}
