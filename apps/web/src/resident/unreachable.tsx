import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from './language/language.js';

/** No answer came; what was written is not touched by that. */
export function Unreachable({ retry }: { retry: () => void }) {
  const { say } = useWords();
  return (
    <Alert role="alert" color="late" icon={<IconAlertTriangle stroke={1.5} />} title={say('follow.offline')}>
      <Stack gap="sm" align="flex-start">
        <Text size="lg">{say('follow.offlineText')}</Text>
        <Button variant="default" size="lg" h={48} onClick={retry}>
          {say('send.again')}
        </Button>
      </Stack>
    </Alert>
  );
}
