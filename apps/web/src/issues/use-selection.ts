import { useMemo, useState } from 'react';
import type { Issue } from './issue-pages.js';

export interface Selection {
  ids: ReadonlySet<string>;
  /** In the order of the list, as they are in it now. */
  issues: Issue[];
  toggle: (id: string) => void;
  /** All that are loaded, or none. */
  toggleAll: () => void;
  clear: () => void;
}

/** The rows that something is to be done with. */
export function useSelection(issues: readonly Issue[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => (ids.size === 0 ? [] : issues.filter(({ id }) => ids.has(id))), [ids, issues]);
  const toggle = (id: string) =>
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const toggleAll = () => setIds(selected.length === issues.length ? new Set() : new Set(issues.map(({ id }) => id)));
  return { ids, issues: selected, toggle, toggleAll, clear: () => setIds(new Set()) };
}
