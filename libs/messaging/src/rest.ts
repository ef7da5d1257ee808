/** The longest rest between two transactions. */
const restMaxMs = 100;

/**
 * Rest as long as the work took. An idle system waits a few milliseconds; a busy one, where everything takes longer, gathers
 * more into each transaction instead of spending itself on many small ones.
 */
export function restAfter(workMs: number, restMinMs = 1): number {
  return Math.min(Math.max(workMs, restMinMs), restMaxMs);
}
