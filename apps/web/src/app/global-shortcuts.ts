import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../session/permitted.js';
import type { Shortcut } from '../shortcuts/shortcuts.js';

/** What works on every page. */
export function useGlobalShortcuts({ openSheet, openPalette }: Record<'openSheet' | 'openPalette', () => void>): Shortcut[] {
  const navigate = useNavigate();
  const may = useMay();
  const reporting: Shortcut[] = may('report', 'issue')
    ? [{ keys: 'n', does: 'New issue', run: () => void navigate({ to: '/issues/new' }) }]
    : [];
  return [
    { keys: 'mod+k', does: 'Search and commands', run: openPalette },
    { keys: 'shift+?', does: 'This list', run: openSheet },
    ...reporting,
  ];
}
