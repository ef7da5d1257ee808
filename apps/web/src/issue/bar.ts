import type { IssueAction } from '@owcr/contracts/words';
import type { ActionKind } from '../offline/action.js';

/** What is done at a desk: it needs a connection, and is asked about in a dialog of its own. */
export type DeskAction = 'reassign' | 'edit' | 'merge' | 'unmerge';
export type BarAction = DeskAction | ActionKind;

/** What is reached first. Notes and photos have a place of their own on the page. */
const order: readonly BarAction[] = [
  ...(['reassign', 'decline', 'edit', 'refer', 'reopen', 'withdraw'] as const),
  ...(['acknowledge', 'start', 'resolve', 'confirm', 'merge', 'unmerge'] as const),
];
const shownMax = 2;

interface Offered {
  /** What of the queue may be done, without the next step. */
  allowed: readonly ActionKind[];
  /** What the server says may be done. */
  said: readonly IssueAction[];
  reassigns: boolean;
}

/** What stands in the bar of an issue beside the next step, and what in its menu. A menu of one is none. */
export function barOf({ allowed, said, reassigns }: Offered): { shown: BarAction[]; menu: BarAction[] } {
  const desk: Record<DeskAction, boolean> = {
    reassign: reassigns,
    edit: said.includes('correct'),
    merge: said.includes('merge'),
    unmerge: said.includes('unmerge'),
  };
  const all = order.filter((action) => (action in desk ? desk[action as DeskAction] : allowed.includes(action as ActionKind)));
  const count = all.length === shownMax + 1 ? all.length : shownMax;
  return { shown: all.slice(0, count), menu: all.slice(count) };
}
