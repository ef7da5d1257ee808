import { Text } from '@mantine/core';
import { Problem } from '../api/problem.js';
import { ProblemNote } from './problem-note.js';

interface SectionProblemProps {
  error: unknown;
  /** What is missing: `The notes`. */
  what: string;
  retry: () => void;
}

/** Why a part of a page is missing: one quiet line where there is no connection, which the page says already at its top. */
export function SectionProblem({ error, what, retry }: SectionProblemProps) {
  const isUnreachable = error instanceof Problem && error.status === 0;
  if (!isUnreachable) return <ProblemNote error={error} retry={retry} />;
  return <Text c="dimmed">{what} are not on this device. They load when you are connected again.</Text>;
}
