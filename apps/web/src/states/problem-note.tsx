import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { adviceOf } from './advice.js';
import { Problem } from '../api/problem.js';

/** What went wrong, what it means for what one was doing, and what to do. What was entered stays where it is. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { title, advice } = adviceOf(error);
  const faults = error instanceof Problem ? error.errors : [];
  return (
    <Alert role="alert" color="late" icon={<IconAlertTriangle stroke={1.5} />} title={title}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{advice}</Text>
        {faults.length > 0 && (
          <List size="sm">
            {faults.map(({ path, message }) => (
              <List.Item key={path + message}>
                <b>{path}</b> {message}
              </List.Item>
            ))}
          </List>
        )}
        {retry && (
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        )}
        {error instanceof Problem && error.requestId && (
          <Text size="xs" c="dimmed">
            For support: request {error.requestId}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
