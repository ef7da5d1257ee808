import { Title } from '@mantine/core';

export function IssuesPage() {
  return <Title order={1}>Issues</Title>;
}
