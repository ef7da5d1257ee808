import { useState } from 'react';
import { usePerson } from '../session/session.js';

/** Text that is kept while this window lives: over a reload, and over signing in again. Nobody else who signs in sees it. */
export function useDraft(name: string): [text: string, set: (text: string) => void] {
  const key = `draft/${usePerson().id}/${name}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  const set = (to: string) => {
    setText(to);
    if (to === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, to);
  };
  return [text, set];
}
