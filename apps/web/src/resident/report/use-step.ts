import { useLocation, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Step } from './draft.js';

/** The step that the address asks for, so that "back" goes one step back. */
export function useStep() {
  const { searchStr } = useLocation();
  const navigate = useNavigate();
  const goTo = useCallback(
    (to: Step) => void navigate({ to: '/report', search: (before: object) => ({ ...before, step: to }) }),
    [navigate],
  );
  return { wanted: new URLSearchParams(searchStr).get('step') ?? undefined, goTo };
}
