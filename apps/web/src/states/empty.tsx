import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A list with nothing in it: why, and the one thing to do about it. */
export function Empty({ why, children }: { why: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="md" p="xl">
      <Text c="dimmed">{why}</Text>
      {children}
    </Stack>
  );
}
