import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { signInPath } from '../session/session.js';

/** The front door for everybody who is not signed in. */
export function Landing() {
  return (
    <Container component="main" size="xs" py={40}>
      <Stack gap="md">
        <Title order={1} size={28}>
          Neighborhood Policing
        </Title>
        <Text size="lg">Tell the Neighborhood Police Officer of your street what makes it worse. In an emergency call 911.</Text>
        <Button component="a" href="/report" size="lg" h={48}>
          Report an issue
        </Button>
        <Button component="a" href="/follow" size="lg" h={48} variant="default">
          Follow your report
        </Button>
        <Button component="a" href={signInPath('/')} size="lg" h={48} variant="subtle">
          Sign in as staff
        </Button>
      </Stack>
    </Container>
  );
}
