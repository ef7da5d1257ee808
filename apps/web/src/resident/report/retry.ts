/** After each failed try it is waited longer; after the last one it is left to the person. */
const waitsMs = [3_000, 8_000, 20_000, 45_000, 120_000];

/** How long to wait after so many tries that were not answered; null: no more by itself. */
export const waitAfter = (tries: number): number | null => waitsMs[tries - 1] ?? null;
