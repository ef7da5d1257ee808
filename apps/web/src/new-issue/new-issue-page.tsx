import { Title } from '@mantine/core';

export function NewIssuePage() {
  return <Title order={1}>New issue</Title>;
}
