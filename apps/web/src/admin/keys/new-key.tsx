import { Alert, Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import type { Dto } from '../../api/client.js';

/** A key that was just made. It is in no answer after this one. */
export function NewKey({ made: { name, token, state }, close }: { made: Dto<'NewApiKeyDto'>; close: () => void }) {
  return (
    <Modal
      opened
      onClose={close}
      title={`The key “${name}” is made`}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        {token === null ? (
          <Alert color="soon" icon={<IconAlertTriangle stroke={1.5} />} title="The key itself was lost">
            It was made, but the answer with it did not arrive. Revoke it and make another one.
          </Alert>
        ) : (
          <>
            <Alert color="soon" icon={<IconAlertTriangle stroke={1.5} />} title="Copy it now">
              It is shown this once and is stored nowhere. Whoever has it can do what it may.
            </Alert>
            {state === 'awaiting-approval' && (
              <Text>It works once a second administrator has approved it. It may do something that you may not.</Text>
            )}
            <TextInput
              label="Key"
              value={token}
              readOnly
              onFocus={({ currentTarget }) => currentTarget.select()}
              data-autofocus
            />
            <CopyButton value={token}>
              {({ copied, copy }) => (
                <Group gap="sm">
                  <Button
                    mih={44}
                    variant={copied ? 'default' : 'filled'}
                    onClick={copy}
                    leftSection={copied ? <IconCheck size={16} stroke={1.5} /> : <IconCopy size={16} stroke={1.5} />}
                  >
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                  <Text size="sm" role="status" c="dimmed">
                    {copied && 'It is in the clipboard.'}
                  </Text>
                </Group>
              )}
            </CopyButton>
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" mih={44} onClick={close}>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
