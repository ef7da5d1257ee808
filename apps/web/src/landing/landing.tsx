import { Button, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../resident/language/language.js';
import { signInPath } from '../session/session.js';

/** The front door for everybody who is not signed in. */
export function Landing() {
  const { say } = useWords();
  return (
    <Stack gap="md">
      <Title order={1} size={28}>
        {say('site.title')}
      </Title>
      <Text size="lg">{say('landing.text')}</Text>
      <Button component={Link} to="/report" size="lg" h={48}>
        {say('landing.report')}
      </Button>
      <Button component={Link} to="/follow" size="lg" h={48} variant="default">
        {say('landing.follow')}
      </Button>
      <Button component="a" href={signInPath('/')} size="lg" h={48} variant="subtle">
        {say('landing.staff')}
      </Button>
    </Stack>
  );
}
