/** A stretch of time: from its start on, up to its end and not with it. Epoch milliseconds. */
export interface Interval {
  fromMs: number;
  toMs: number;
}

/** The time in any of them, in order: the parts neither touch nor overlap. Empty intervals are left out. */
export function union(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  const ordered = intervals.filter(({ fromMs, toMs }) => fromMs < toMs).sort((a, b) => a.fromMs - b.fromMs);
  for (const { fromMs, toMs } of ordered) {
    const last = joined.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else joined.push({ fromMs, toMs });
  }
  return joined;
}

/** The time in `intervals` and in none of `holes`, in order. */
export function without(intervals: readonly Interval[], holes: readonly Interval[]): Interval[] {
  const cut = union(holes);
  return union(intervals).flatMap(({ fromMs, toMs }) => {
    const left: Interval[] = [];
    let startMs = fromMs;
    for (const hole of cut) {
      if (hole.toMs <= startMs || hole.fromMs >= toMs) continue;
      if (hole.fromMs > startMs) left.push({ fromMs: startMs, toMs: hole.fromMs });
      startMs = hole.toMs;
    }
    if (startMs < toMs) left.push({ fromMs: startMs, toMs });
    return left;
  });
}

/** The one that holds this instant. */
export function holding(intervals: readonly Interval[], atMs: number): Interval | undefined {
  return intervals.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
}
