import type { KeyboardEvent } from 'react';

/** What is marked; what is chosen already; the first. */
const candidates = ['[data-combobox-selected]', '[data-combobox-active]', '[data-combobox-option]'];

/**
 * Enter takes what is marked in an open list, and the first of it where nothing is marked yet: who types fast is ahead of the list, which
 * comes when the options are read. For a field that opens a list of options, as `onKeyDownCapture`.
 */
export function takeByEnter(event: KeyboardEvent<HTMLInputElement>): void {
  const { currentTarget: field } = event;
  if (!isTaking(event) || field.getAttribute('aria-expanded') !== 'true') return;
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  const option = candidates.flatMap((selector) => list?.querySelector<HTMLElement>(selector) ?? [])[0];
  if (!option) return;
  event.preventDefault();
  event.stopPropagation();
  option.click();
}

/** Whether somebody wants what they have typed. Not while letters are composed, and not for the keys that save a form. */
export function isTaking({ key, ctrlKey, nativeEvent, currentTarget }: KeyboardEvent<HTMLInputElement>): boolean {
  return key === 'Enter' && !ctrlKey && !nativeEvent.isComposing && currentTarget.value !== '';
}
