import type { Issue } from '../issue/issue-queries.js';

/** Where a card lies. */
export type Shelf = 'new' | 'mine' | 'done';
export const shelves = ['new', 'mine', 'done'] as const satisfies readonly Shelf[];
export const shelfWords: Record<Shelf, string> = { new: 'New', mine: 'Mine', done: 'Done' };

export function shelfOf(status: Issue['status']): Shelf {
  switch (status) {
    case 'reported':
    case 'assigned':
    case 'reopened':
      return 'new';
    case 'acknowledged':
    case 'in-progress':
    case 'referred':
      return 'mine';
    default:
      return 'done';
  }
}

interface Dated {
  id: string;
  dueAt: string | null;
}

/** The nearest deadline first; what has none comes last, in the order it came. */
export function byDeadline<T extends Dated>(items: readonly T[]): T[] {
  const ms = ({ dueAt }: T) => (dueAt === null ? Infinity : Date.parse(dueAt));
  return [...items].sort((a, b) => (ms(a) === ms(b) ? 0 : ms(a) - ms(b)));
}

/**
 * The list as it may be shown while somebody looks at it: what is on the page stays where it is, what they moved here themselves (`own`)
 * follows, and what else came since waits to be asked for. Returns the ids in the order to show, and those that wait.
 */
export function heldInPlace(
  shown: readonly string[] | null,
  wanted: readonly string[],
  own: ReadonlySet<string> = new Set(),
): { ids: string[]; waiting: string[] } {
  if (shown === null) return { ids: [...wanted], waiting: [] };
  const [isShown, isWanted] = [new Set(shown), new Set(wanted)];
  const came = wanted.filter((id) => !isShown.has(id));
  return {
    ids: [...shown.filter((id) => isWanted.has(id)), ...came.filter((id) => own.has(id))],
    waiting: came.filter((id) => !own.has(id)),
  };
}
