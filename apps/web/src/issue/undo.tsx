import { Button, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Entry } from '../offline/entry.js';
import { useQueue } from '../offline/use-queue.js';

/** Says that an issue was acknowledged, while that can still be taken back. */
export function Undo({ entry }: { entry: Entry }) {
  const queue = useQueue();
  return (
    <Group justify="space-between" wrap="nowrap" role="status">
      <Group gap="xs" wrap="nowrap" c="done" fw={600}>
        <IconCheck size={20} stroke={1.5} aria-hidden />
        <Text component="span" inherit>
          Acknowledged
        </Text>
      </Group>
      {queue?.canUndo(entry) && (
        <Button
          variant="default"
          h={52}
          onClick={() => void queue.undo(entry)}
          aria-label={`Undo: acknowledge ${entry.reference}`}
        >
          Undo
        </Button>
      )}
    </Group>
  );
}
