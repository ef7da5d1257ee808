/**
 * Works on items as they come, at most `workerCount` at a time, and takes the next only when a worker is free: the source is never
 * read ahead. The first error stops all of them and is thrown. Stops taking items when `signal` is aborted.
 */
export async function forEachConcurrently<T>(
  items: AsyncIterator<T>,
  workerCount: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let failed = false;
  const worker = async () => {
    while (!failed && !signal?.aborted) {
      const next = await items.next();
      if (next.done) return;
      await work(next.value);
    }
  };
  const guarded = () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    });
  const results = await Promise.allSettled(Array.from({ length: workerCount }, guarded));
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected) throw rejected.reason;
}

/** The same for a list. */
export function eachConcurrently<T>(items: readonly T[], workerCount: number, work: (item: T) => Promise<void>): Promise<void> {
  async function* one() {
    yield* items;
  }
  return forEachConcurrently(one(), workerCount, work);
}
