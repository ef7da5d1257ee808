import { rememberedPersonIn, sessionKey, signedOutKey } from './remembered.js';

/** Tells the other tabs of this browser that a person left, on purpose: what they show of that person's goes from the screen. */
export function announceSignOut(personId: string): void {
  // The time makes it another value each time; only what changes is told.
  localStorage.setItem(signedOutKey, JSON.stringify({ personId, atMs: Date.now() }));
}

/**
 * Whether what another tab kept means that this page, which shows the work of `personId`, has to go: its person signed out, or somebody
 * else signed in. A session that merely ended does not: what was written stays until its author is back.
 */
export function endsPageOf(personId: string, { key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>): boolean {
  if (newValue === null) return false;
  if (key === signedOutKey) return (JSON.parse(newValue) as { personId?: string }).personId === personId;
  return key === sessionKey && rememberedPersonIn(newValue) !== personId;
}

/**
 * Whether a page of `personId` has to go that heard of nothing for a while, as a frozen tab or one that came back by the Back button, from
 * what the browser keeps now. Signing in removes the mark of who signed out: while it is there, the last thing done was to leave.
 */
export function hasEndedMeanwhile(personId: string, kept: { session: string | null; signedOut: string | null }): boolean {
  return kept.session === null ? kept.signedOut !== null : rememberedPersonIn(kept.session) !== personId;
}

/** What the browser keeps now. */
export const keptNow = () => ({ session: localStorage.getItem(sessionKey), signedOut: localStorage.getItem(signedOutKey) });
