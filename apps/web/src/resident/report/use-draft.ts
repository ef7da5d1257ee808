import { useCallback, useState } from 'react';
import { emptyDraft, type Draft } from './draft.js';
import { keepDraft, newKey, readDraft } from './draft-store.js';

export interface DraftInHand {
  draft: Draft;
  change: (by: Partial<Draft> | ((now: Draft) => Draft)) => void;
  /** Begins another report. */
  restart: () => void;
}

/** The report that is being written, kept in this tab with each change. */
export function useDraft(): DraftInHand {
  const [draft, setDraft] = useState(readDraft);
  const change = useCallback<DraftInHand['change']>((by) => {
    setDraft((now) => {
      const next = typeof by === 'function' ? by(now) : { ...now, ...by };
      keepDraft(next);
      return next;
    });
  }, []);
  const restart = useCallback(() => change(() => emptyDraft(newKey())), [change]);
  return { draft, change, restart };
}
