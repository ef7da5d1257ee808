import { type Contact, type Draft, emptyContact, emptyDraft, isBlank } from './draft.js';

/** What was entered, by whoever entered it. */
export interface Entered {
  draft: Draft;
  contact: Contact;
}

export const nothingEntered: Entered = { draft: emptyDraft, contact: emptyContact };

/**
 * Keeps a draft for its author on this machine, until it is sent. Who reported an issue is kept for this window only (session storage
 * survives a reload and signing in again, and is gone with the window): names and numbers of residents must not lie about on a
 * machine that several people use.
 */
export class DraftStore {
  private readonly key: string;

  constructor(
    personId: string,
    private readonly lasting: Storage,
    private readonly passing: Storage,
  ) {
    this.key = `new-issue.${personId}`;
  }

  read(): Entered {
    return {
      draft: { ...emptyDraft, ...(parsed(this.lasting.getItem(this.key)) as Partial<Draft>) },
      contact: { ...emptyContact, ...(parsed(this.passing.getItem(this.key)) as Partial<Contact>) },
    };
  }

  /** Never fails: where storage is full or forbidden the form works all the same. */
  write({ draft, contact }: Entered): void {
    try {
      if (isBlank(draft, contact)) return this.clear();
      this.lasting.setItem(this.key, JSON.stringify(draft));
      this.passing.setItem(this.key, JSON.stringify(contact));
    } catch {
      // Nothing to do: what is on the page is still there.
    }
  }

  clear(): void {
    this.lasting.removeItem(this.key);
    this.passing.removeItem(this.key);
  }
}

/** An older page may have written something else. */
function parsed(text: string | null): object {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
