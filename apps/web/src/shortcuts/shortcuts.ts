import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

/** A key (as @mantine/hooks writes it: `n`, `mod+Enter`) and what it does. */
export interface Shortcut {
  keys: string;
  does: string;
  run: () => void;
}

const registered = new Set<Shortcut>();
const isSingle = ({ keys }: Shortcut) => !keys.includes('+');

/** Single keys can be turned off (WCAG 2.1.4): they get in the way of speech input. */
export function useSingleKeys() {
  return useLocalStorage({ key: 'single-keys', defaultValue: true, getInitialValueInEffect: false });
}

/** Makes keys work while a page is shown, and lists them on the sheet. Single keys rest while somebody types. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const [singleKeys] = useSingleKeys();
  const active = shortcuts.filter((one) => singleKeys || !isSingle(one));
  useHotkeys(active.filter(isSingle).map(({ keys, run }) => [keys, run]));
  useHotkeys(
    active.filter((one) => !isSingle(one)).map(({ keys, run }) => [keys, run]),
    [],
  );
  useEffect(() => {
    for (const one of shortcuts) registered.add(one);
    return () => shortcuts.forEach((one) => registered.delete(one));
  });
}

/** What works on this page now. */
export const shortcutsNow = (): Shortcut[] => [...registered];
