import { Alert, Anchor } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useWords } from '../language/language.js';

/** Said once more where it may well be an emergency. */
export function UrgentNote() {
  const { say } = useWords();
  return (
    <Alert color="late" role="status" icon={<IconAlertTriangle stroke={1.5} />} fz="lg" title={say('what.urgent')}>
      <Anchor href="tel:911" size="lg" fw={600} display="inline-block" py="sm" c="late">
        {say('emergency.call')}
      </Anchor>
    </Alert>
  );
}
