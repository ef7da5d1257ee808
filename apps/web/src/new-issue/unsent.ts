import type { Attempt } from '../api/attempt.js';
import { Problem } from '../api/problem.js';
import type { Entered } from './draft-store.js';

export type AfterSaving = 'open' | 'new';

/** A report that was sent and, as far as its author knows, not saved: they were signed out, no answer came, or it was refused. */
export interface Unsent {
  attempt: Attempt;
  /** What it was made of. */
  entered: Entered;
  /** For the first time with this key. */
  sentAtMs: number;
  /** What comes after it is saved; null where it was refused. */
  then: AfterSaving | null;
}

/** A shift. Its key is known for seven days, so that within this time it cannot be saved twice. */
const sentAgainWithinMs = 12 * 3_600_000;

/** Whether they say the same. What an address was found to be is looked up anew by itself. */
export const isSame = (one: Entered, other: Entered): boolean => asSaid(one) === asSaid(other);

const asSaid = ({ draft, contact }: Entered): string =>
  JSON.stringify({ ...draft, where: { ...draft.where, found: null }, contact });

/** Whether it is sent again without being asked: it was not refused, it is not old, and nothing was entered since. */
export const isSentAgain = ({ then, sentAtMs, entered }: Unsent, now: Entered, nowMs: number): boolean =>
  then !== null && nowMs - sentAtMs < sentAgainWithinMs && isSame(entered, now);

/** Whether an answer leaves open that another try saves it: nobody was signed in, or none came at all. */
export const isLeftOpen = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 401 || error.status === 0 || error.status >= 502);

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

/** Like `writeUnsent`, unless another report was sent meanwhile. */
export function settleUnsent(personId: string, key: string, unsent: Unsent | null): void {
  if (readUnsent(personId)?.attempt.key === key) writeUnsent(personId, unsent);
}
