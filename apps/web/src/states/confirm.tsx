import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNote } from './problem-note.js';

interface ConfirmProps {
  /** As a question: `Revoke the key “Open data”?` */
  title: string;
  /** What the button does: `Revoke`. */
  does: string;
  isDangerous?: boolean;
  isWorking: boolean;
  error: unknown;
  onConfirm: () => void;
  onCancel: () => void;
  /** What will happen. */
  children: ReactNode;
}

/** Asks once before something that cannot be taken back. Stays open, with what went wrong, until it is done or given up. */
export function Confirm({ title, does, isDangerous = true, isWorking, error, onConfirm, onCancel, children }: ConfirmProps) {
  return (
    <Modal opened onClose={onCancel} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="md">
        <div>{children}</div>
        {error !== null && error !== undefined && <ProblemNote error={error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" mih={44} onClick={onCancel} data-autofocus>
            Cancel
          </Button>
          <Button color={isDangerous ? 'late' : undefined} mih={44} loading={isWorking} onClick={onConfirm}>
            {does}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
