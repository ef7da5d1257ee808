import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Confirm } from '../states/confirm.js';

interface ApplyProps {
  /** As a question: `Apply this to the roster?` */
  title: string;
  created: number;
  changed: number;
  applying: { isPending: boolean; error: Error | null; mutate: () => void };
  /** What will be so from then on. */
  children: ReactNode;
}

/** The step from what a file would change to the change, asked about once. */
export function Apply({ title, created, changed, applying, children }: ApplyProps) {
  const [isAsking, ask] = useState(false);
  const isNothing = created + changed === 0;
  return (
    <>
      <Group>
        <Button mih={44} disabled={isNothing} onClick={() => ask(true)}>
          {isNothing ? 'Nothing to apply' : 'Apply'}
        </Button>
        <Text size="sm" c="dimmed">
          Nothing is stored yet.
        </Text>
      </Group>
      {isAsking && (
        <Confirm
          title={title}
          does={`Add ${created}, change ${changed}`}
          isDangerous={false}
          isWorking={applying.isPending}
          error={applying.error}
          onConfirm={() => applying.mutate()}
          onCancel={() => ask(false)}
        >
          <Text>{children}</Text>
        </Confirm>
      )}
    </>
  );
}
