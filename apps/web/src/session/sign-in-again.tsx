import { Alert, Button, Group, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { signInPath, useSession } from './session.js';

/** Shown over a page whose session ended. What was written stays: forms keep their drafts. */
export function SignInAgain() {
  const session = useSession();
  if (session.signedIn) return null;
  return (
    <Alert role="alert" color="soon" icon={<IconLock stroke={1.5} />} title="You were signed out" m="md">
      <Group justify="space-between">
        <Text size="sm">What you wrote is kept. Sign in again and go on.</Text>
        <Button component="a" href={signInPath()}>
          Sign in
        </Button>
      </Group>
    </Alert>
  );
}
