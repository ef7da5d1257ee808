import { Title } from '@mantine/core';

export function IssuePage() {
  return <Title order={1}>Issue</Title>;
}
