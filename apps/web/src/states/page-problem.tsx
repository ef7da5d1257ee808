import { Container } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNote } from './problem-note.js';

/** A page that could not be shown. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  return (
    <Container size="sm" p="md">
      <ProblemNote error={error} retry={reset} />
    </Container>
  );
}
