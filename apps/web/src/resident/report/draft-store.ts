import { emptyDraft, type Draft } from './draft.js';

/** Kept as long as the tab: who reports from a shared computer leaves nothing there. */
const draftKey = 'owcr.report';

/** 128 random bits as the API wants them of people without an account; also where the page has no secure context. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The draft of this tab, or a new one where there is none or it cannot be read. */
export function readDraft(): Draft {
  const fresh = emptyDraft(newKey());
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(draftKey) ?? 'null');
    return typeof kept === 'object' && kept !== null ? { ...fresh, ...(kept as Draft) } : fresh;
  } catch {
    return fresh;
  }
}

/** A browser that keeps nothing loses the draft with a reload; the page works all the same. */
export function keepDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(draftKey, JSON.stringify(draft));
  } catch {
    // Nothing to do about it.
  }
}
