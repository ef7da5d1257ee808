/** Released and not yet seen to be assigned: when, in milliseconds. */
export type UnderWay = ReadonlyMap<string, number>;

/** What is not seen again for so long, though later ones were, will not come back: its event was refused somewhere, which is on record there. */
const lostAfterMs = 60_000;

/**
 * How many more may be released. As long as the ones under way do not come back, for example because nobody assigns now, nothing more is
 * sent after them: otherwise a report from a page would stand behind all of it when the assignment goes on.
 */
export function roomFor(underWay: UnderWay, windowMax: number): number {
  return Math.max(0, windowMax - underWay.size);
}

/** Those that are not waited for any longer. `lastReturnMs`: when one came back last. */
export function lostOf(underWay: UnderWay, nowMs: number, lastReturnMs: number): string[] {
  return [...underWay]
    .filter(([, atMs]) => nowMs - atMs > lostAfterMs && lastReturnMs - atMs > lostAfterMs / 2)
    .map(([id]) => id);
}
