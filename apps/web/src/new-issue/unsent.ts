import type { Attempt } from '../api/attempt.js';

export type AfterSaving = 'open' | 'new';

/** A report that was sent and not answered yet; `then` is set where it waits for its author to sign in again. */
export interface Unsent {
  attempt: Attempt;
  then: AfterSaving | null;
}

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
