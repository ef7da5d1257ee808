import type { Attempt } from '../api/attempt.js';
import type { Entered } from './draft-store.js';

export type AfterSaving = 'open' | 'new';

/** A report that was sent and, as far as its author knows, not saved: they were signed out, no answer came, or it was refused. */
export interface Unsent {
  attempt: Attempt;
  /** What it was made of. */
  entered: Entered;
  sentAtMs: number;
  /** What comes after it is saved; null where it was refused. */
  then: AfterSaving | null;
}

/** A shift. Its key is known for seven days, so that within this time it cannot be saved twice. */
const sentAgainWithinMs = 12 * 3_600_000;

/** Whether it is sent again without being asked: it was not refused, it is not old, and nothing was entered since. */
export const isSentAgain = ({ then, sentAtMs, entered }: Unsent, now: Entered, nowMs: number): boolean =>
  then !== null && nowMs - sentAtMs < sentAgainWithinMs && JSON.stringify(entered) === JSON.stringify(now);

const keyOf = (personId: string) => `new-issue.unsent.${personId}`;

/** Kept for this window only, as it holds who reported: see `DraftStore`. */
export function readUnsent(personId: string): Unsent | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(personId)) ?? 'null') as Unsent | null;
  } catch {
    return null;
  }
}

export function writeUnsent(personId: string, unsent: Unsent | null): void {
  try {
    if (unsent === null) sessionStorage.removeItem(keyOf(personId));
    else sessionStorage.setItem(keyOf(personId), JSON.stringify(unsent));
  } catch {
    // Without storage a retry after a reload is a new report; on this page it is not.
  }
}
