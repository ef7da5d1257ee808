import { Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconClockPause, IconUpload } from '@tabler/icons-react';
import { actionWords, inputOf } from '../offline/action.js';
import type { Entry } from '../offline/entry.js';
import { FreeText } from '../text/free-text.js';
import classes from './issue.module.css';

const stateWords = { queued: 'Queued', sending: 'Sending', refused: 'Not sent' } as const;
const icons = { queued: IconClockPause, sending: IconUpload, refused: IconAlertTriangle };

/** An entry in a line: `Note: Queued`. */
export function EntryLine({ entry }: { entry: Entry }) {
  const { action, state } = entry;
  const Icon = icons[state.kind];
  const input = inputOf(action);
  return (
    <Stack gap={0}>
      <Group gap="xs" c={state.kind === 'refused' ? 'late' : undefined}>
        <Icon size={16} stroke={1.5} aria-hidden />
        <Text component="span" inherit fw={600}>
          {actionWords[action.kind]}: {stateWords[state.kind]}
        </Text>
      </Group>
      {input && (
        <span className={classes.text}>
          <FreeText>{input}</FreeText>
        </span>
      )}
    </Stack>
  );
}
