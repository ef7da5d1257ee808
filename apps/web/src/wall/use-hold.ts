import { type FocusEvent, useState } from 'react';

/** Whether a list must not move now: the pointer rests on it, or somebody goes through it by keyboard. */
export function useHold<T>(latest: T) {
  const [held, hold] = useState<T | null>(null);
  const [reasons] = useState(() => new Set<'pointer' | 'keyboard'>());
  const take = (reason: 'pointer' | 'keyboard') => {
    if (reasons.size === 0) hold(latest);
    reasons.add(reason);
  };
  const letGo = (reason: 'pointer' | 'keyboard') => {
    reasons.delete(reason);
    if (reasons.size === 0) hold(null);
  };
  return {
    held,
    /** Shows what is so, and holds that. */
    showNew: () => hold(reasons.size > 0 ? latest : null),
    handlers: {
      onPointerEnter: () => take('pointer'),
      onPointerLeave: () => letGo('pointer'),
      onFocus: ({ target }: FocusEvent) => {
        if (target.matches(':focus-visible')) take('keyboard');
      },
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) letGo('keyboard');
      },
    },
  };
}
