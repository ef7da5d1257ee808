/** A merged issue, and which one stands for it. */
export interface Merged {
  id: string;
  mergedInto: string;
  survivor: string;
}

/**
 * Which issue stands for each of those that `id` stood for, once `id` itself is merged into `into`, which stands for itself: a chain
 * is resolved here, so that whoever reads has one step to go.
 */
export function survivorsAfterMerge(family: readonly Merged[], id: string, into: string): Map<string, string> {
  return new Map(family.filter(({ survivor }) => survivor === id).map((merged) => [merged.id, into]));
}

/** Which issue stands for each of those merged into `id`, directly or over others, once the merge of `id` is undone: it does, again. */
export function survivorsAfterUnmerge(family: readonly Merged[], id: string): Map<string, string> {
  const survivors = new Map<string, string>();
  const pending = [id];
  while (pending.length > 0) {
    const target = pending.pop();
    for (const merged of family) {
      if (merged.mergedInto !== target || survivors.has(merged.id)) continue;
      survivors.set(merged.id, id);
      pending.push(merged.id);
    }
  }
  return survivors;
}
