import { useCallback, useMemo, useRef, useState } from 'react';
import { usePerson } from '../session/session.js';
import type { Contact, Draft } from './draft.js';
import { isSame } from './unsent.js';
import { DraftStore, type Entered, nothingEntered } from './draft-store.js';

export interface DraftHandle extends Entered {
  set: (fields: Partial<Draft>) => void;
  setContact: (fields: Partial<Contact>) => void;
  /** Everything at once, as when a draft is discarded or brought back. */
  replace: (entered: Entered) => void;
  /** Nothing of it is kept any more once it is saved, also where its form is left. What was entered since stays. */
  forget: (saved: Entered) => void;
  /** As it is at this moment: a key may come in the same moment as the last letter. */
  now: () => Entered;
}

/** What is being entered. It survives a reload and a lost session. */
export function useDraft(): DraftHandle {
  const { id } = usePerson();
  const store = useMemo(() => new DraftStore(id, localStorage, sessionStorage), [id]);
  const [entered, setEntered] = useState(() => store.read());
  const latest = useRef(entered);
  const replace = useCallback(
    (next: Entered) => {
      latest.current = next;
      setEntered(next);
      store.write(next);
    },
    [store],
  );
  const set = useCallback(
    (fields: Partial<Draft>) => replace({ ...latest.current, draft: { ...latest.current.draft, ...fields } }),
    [replace],
  );
  const setContact = useCallback(
    (fields: Partial<Contact>) => replace({ ...latest.current, contact: { ...latest.current.contact, ...fields } }),
    [replace],
  );
  const forget = useCallback((saved: Entered) => isSame(store.read(), saved) && store.clear(), [store]);
  const now = useCallback(() => latest.current, []);
  return { ...entered, set, setContact, replace, forget, now };
}

/** The draft for the next one: who works at the desk stays at the desk. */
export const nextEntered = ({ draft: { channel } }: Entered): Entered => ({
  ...nothingEntered,
  draft: { ...nothingEntered.draft, channel },
});
