import { Badge } from '@mantine/core';
import { levelWords } from './status-words.js';

const colors = { 1: 'soon', 2: 'raised', 3: 'late' } as const;

/** A level is a number in a solid pill. */
export function Level({ level }: { level: number }) {
  const known = level === 1 || level === 2 || level === 3 ? level : 3;
  return (
    <Badge color={colors[known]} variant="filled" circle size="lg" aria-label={`Level ${level}, ${levelWords[known]}`}>
      {level}
    </Badge>
  );
}
