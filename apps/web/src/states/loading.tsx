import { Skeleton, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';

const patienceMs = 300;

/** Grey rows where content will be, after 300 ms: what comes sooner does not flicker. */
export function Loading({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack gap="sm" p="md" role="status" aria-label={label}>
      {isShown && Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={32} />)}
    </Stack>
  );
}
