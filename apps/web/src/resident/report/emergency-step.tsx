import { Button, Stack, Text } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Heading } from '../heading.js';
import { useWords } from '../language/language.js';

/** First of all: nobody may wait for an officer where every minute counts. */
export function EmergencyStep({ goOn }: { goOn: () => void }) {
  const { say } = useWords();
  return (
    <Stack gap="lg">
      <Heading>{say('emergency.title')}</Heading>
      <Text size="xl" fw={600}>
        {say('emergency.text')}
      </Text>
      <Button component="a" href="tel:911" size="lg" h={56} color="late" leftSection={<IconPhone size={20} stroke={1.5} />}>
        {say('emergency.call')}
      </Button>
      <Button variant="default" size="lg" mih={56} h="auto" py="sm" onClick={goOn} styles={{ label: { whiteSpace: 'normal' } }}>
        {say('emergency.goOn')}
      </Button>
      <Text size="lg" c="dimmed">
        {say('emergency.note')}
      </Text>
    </Stack>
  );
}
