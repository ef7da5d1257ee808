import { Alert, Anchor, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../language/language.js';
import classes from '../resident.module.css';

/** Said once more where it may well be an emergency. */
export function UrgentNote() {
  const { say } = useWords();
  const note = useRef<HTMLDivElement>(null);
  // It comes below what was chosen, where the buttons may cover it.
  useEffect(() => note.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <Alert ref={note} className={classes.urgent} color="late" role="status" icon={<IconAlertTriangle stroke={1.5} />}>
      <Text size="lg" fw={600}>
        {say('what.urgent')}
      </Text>
      <Anchor href="tel:911" size="lg" fw={600} display="inline-block" py="sm" c="late">
        {say('emergency.call')}
      </Anchor>
    </Alert>
  );
}
