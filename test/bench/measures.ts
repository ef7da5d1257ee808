/** The value below which `share` of the sorted numbers lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function summary(valuesMs: readonly number[]): { count: number; p50Ms: number; p99Ms: number; maxMs: number } {
  const round = (n: number) => Math.round(n * 10) / 10;
  return {
    count: valuesMs.length,
    p50Ms: round(percentile(valuesMs, 0.5)),
    p99Ms: round(percentile(valuesMs, 0.99)),
    maxMs: round(Math.max(...valuesMs)),
  };
}
