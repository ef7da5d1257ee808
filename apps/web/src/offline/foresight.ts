import { assertNever } from '@owcr/contracts/words';
import type { Dto } from '../api/client.js';
import type { ActionKind } from './action.js';
import { inOrder, type Entry, type Versions } from './entry.js';

type Status = Dto<'IssueDto'>['status'];

/** What is known of an issue, as far as the queue changes it. */
export interface Standing extends Versions {
  status: Status;
}

/**
 * What an action makes of an issue once it is done. An acknowledgement raises both versions: the issue's owner hears of it and follows.
 * Where the outcome depends on others (who gets a declined one) only what is certain is said.
 */
export function after(before: Standing, kind: ActionKind): Standing {
  const { issue, assignment, status } = before;
  switch (kind) {
    case 'acknowledge':
      return { issue: issue + (status === 'assigned' ? 1 : 0), assignment: assignment + 1, status: 'acknowledged' };
    case 'decline':
      return { issue, assignment: assignment + 1, status };
    case 'start':
      return { issue: issue + 1, assignment, status: 'in-progress' };
    case 'note':
      return { issue: issue + 1, assignment, status };
    case 'refer':
      return { issue: issue + 1, assignment, status: 'referred' };
    case 'resolve':
      return { issue: issue + 1, assignment, status: 'resolved' };
    case 'confirm':
      return { issue: issue + 1, assignment, status: 'closed' };
    case 'reopen':
      return { issue: issue + 1, assignment, status: 'reopened' };
    case 'withdraw':
      return { issue: issue + 1, assignment, status: 'withdrawn' };
    case 'photo':
      return before;
    default:
      return assertNever(kind);
  }
}

/** How an issue will stand once everything that waits for it is done. What was refused will not be. */
export function foreseen(now: Standing, waiting: readonly Entry[]): Standing {
  return inOrder(waiting)
    .filter(({ state }) => state.kind !== 'refused')
    .reduce((standing, { action }) => after(standing, action.kind), now);
}

/**
 * The entries of one issue as made on what it is now: each on what those before it make of it. For when their author has seen the newer
 * state and wants it all the same.
 */
export function rebased(now: Standing, entries: readonly Entry[]): Entry[] {
  let standing = now;
  return inOrder(entries).map((entry) => {
    const { issue, assignment } = standing;
    standing = after(standing, entry.action.kind);
    return { ...entry, madeOn: { issue, assignment } };
  });
}
