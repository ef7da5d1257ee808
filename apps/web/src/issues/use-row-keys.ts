import { type RefObject, useRef } from 'react';
import { useShortcuts } from '../shortcuts/shortcuts.js';
import type { Issue } from './issue-pages.js';

interface RowKeys {
  box: RefObject<HTMLDivElement | null>;
  issues: readonly Issue[];
  scrollTo: (index: number) => void;
  toggle: (id: string) => void;
}

/** The row that has the focus, by the element in it that does. */
const focusedIndex = (): number | null => {
  const index = document.activeElement?.closest<HTMLElement>('tr[data-index]')?.dataset.index;
  return index === undefined ? null : Number(index);
};

/** J and K go from row to row; the focus is on the link of a row, so that Enter opens it. X selects it. */
export function useRowKeys({ box, issues, scrollTo, toggle }: RowKeys): void {
  // Rows that are scrolled out of the document take the focus with them: the place is remembered.
  const last = useRef(-1);
  const go = (step: number) => {
    const from = focusedIndex() ?? last.current;
    const index = Math.min(issues.length - 1, Math.max(0, from + step));
    last.current = index;
    scrollTo(index);
    focusRow(box, index, 10);
  };
  const select = () => {
    const issue = issues[focusedIndex() ?? -1];
    if (issue) toggle(issue.id);
  };
  useShortcuts([
    { keys: 'j', does: 'Next issue (Enter opens it)', run: () => go(1) },
    { keys: 'k', does: 'Previous issue', run: () => go(-1) },
    { keys: 'x', does: 'Select the issue', run: select },
  ]);
}

/** Once the row is in the document, which takes a frame or two after scrolling. */
function focusRow(box: RefObject<HTMLDivElement | null>, index: number, framesLeft: number): void {
  const link = box.current?.querySelector<HTMLElement>(`tr[data-index="${index}"] a`);
  if (link) link.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusRow(box, index, framesLeft - 1));
}
