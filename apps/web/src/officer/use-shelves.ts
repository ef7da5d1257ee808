import { useEffect, useState } from 'react';
import type { Place } from '../map/city-map-props.js';
import { atLeast } from '../offline/floor.js';
import { undoable } from '../offline/entry.js';
import { foreseen, type Standing } from '../offline/foresight.js';
import { useNow } from '../time/now.js';
import { useEntries } from '../offline/use-queue.js';
import { standingOf } from '../issue/use-issue.js';
import { byDeadline, heldInPlace, shelfOf, type Shelf } from './shelves.js';
import { byWay } from './way.js';
import { nextDeadline, type WorkItem } from './worklist.js';

export type Order = 'deadline' | 'way';

export interface Card extends WorkItem {
  id: string;
  standing: Standing;
  dueAt: string | null;
  place: Place | null;
  /** Whether something done to it here waits or is under way. */
  isActedOn: boolean;
}

export interface ShelfView {
  cards: Card[];
  /** How many came since the list was put in order. */
  waiting: number;
  count: Record<Shelf, number>;
  /** All that is open, on any shelf. */
  open: Card[];
  /** Puts the list in order anew, with what waits. */
  arrange: () => void;
}

/** The cards of a shelf, in an order that stays while somebody looks at them. */
export function useShelf(items: readonly WorkItem[], shelf: Shelf, order: Order, here: Place | null): ShelfView {
  const all = useCards(items);
  const onShelf = all.filter(({ standing }) => shelfOf(standing.status) === shelf);
  const sorted = shelf === 'done' ? onShelf : order === 'way' && here ? byWay(onShelf, here) : byDeadline(onShelf);
  const view = `${shelf} ${order} ${here?.lat ?? ''} ${here?.lng ?? ''}`;
  const [held, hold] = useState<{ view: string; ids: string[] | null }>({ view, ids: null });
  const ids = held.view === view ? held.ids : null;
  const wanted = sorted.map(({ id }) => id);
  const moved = useMovedHere(view, onShelf);
  const { ids: shown, waiting } = heldInPlace(ids, wanted, moved);
  const shownKey = wanted.join(' ');
  const isFresh = ids === null && wanted.length > 0;
  useEffect(() => {
    if (isFresh) hold({ view, ids: shownKey.split(' ') });
  }, [isFresh, view, shownKey]);
  const byId = new Map(onShelf.map((card) => [card.id, card]));
  const countOf = (one: Shelf) => all.filter(({ standing }) => shelfOf(standing.status) === one).length;
  return {
    cards: shown.flatMap((id) => byId.get(id) ?? []),
    waiting: waiting.length,
    open: all.filter(({ standing }) => shelfOf(standing.status) !== 'done'),
    count: { new: countOf('new'), mine: countOf('mine'), done: countOf('done') },
    arrange: () => hold({ view, ids: null }),
  };
}

/** Those that came to this view by what was done here: also after it is sent, and though the view was opened a moment before. */
function useMovedHere(view: string, onShelf: readonly Card[]): ReadonlySet<string> {
  const [moved, remember] = useState<{ view: string; ids: ReadonlySet<string> }>({ view, ids: new Set() });
  const ids = moved.view === view ? moved.ids : new Set<string>();
  const now = onShelf.filter(({ isActedOn }) => isActedOn).map(({ id }) => id);
  const all = new Set([...ids, ...now]);
  if (moved.view !== view || all.size > moved.ids.size) remember({ view, ids: all });
  return all;
}

function useCards(items: readonly WorkItem[]): Card[] {
  const entries = useEntries();
  const nowMs = useNow(entries.some(({ undoUntilMs }) => undoUntilMs !== undefined) ? 1_000 : 60_000);
  return items.map((told) => {
    const item = { ...told, issue: atLeast(told.issue) };
    const { issue } = item;
    const all = entries.filter(({ issueId }) => issueId === issue.id);
    // A card stays where it is while what was done to it can be taken back.
    const held = undoable(all, nowMs);
    const mine = all.filter(({ seq }) => seq !== held?.seq);
    const standing = foreseen(standingOf(item), mine);
    const dueAt = nextDeadline(item, standing.status)?.span.dueAt ?? null;
    return { ...item, id: issue.id, standing, dueAt, place: issue.location, isActedOn: mine.length > 0 };
  });
}
