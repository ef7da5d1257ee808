import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { charactersLeft, withinLimit } from './text-limit.js';

interface Limited {
  value: string;
  /** In characters as the API counts them. */
  max: number;
  onText: (text: string) => void;
  /** In the language of the page. */
  leftWords?: (left: number) => string;
}

const staffWords = (left: number) => `Characters left: ${left}`;

/**
 * The props of a text field that takes as many characters as the API does, and says so near the end. For every free text: `maxLength`
 * counts an emoji twice, and cuts it in half.
 */
export function limited({ value, max, onText, leftWords = staffWords }: Limited) {
  const left = charactersLeft(value, max);
  return {
    value,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onText(withinLimit(value, currentTarget.value, max)),
    inputContainer: (input: ReactNode) => (
      <>
        {input}
        <Text component="span" display="block" size="sm" c="dimmed" aria-live="polite">
          {left !== null && leftWords(left)}
        </Text>
      </>
    ),
  };
}
