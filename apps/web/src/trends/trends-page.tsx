import { Title } from '@mantine/core';

export function TrendsPage() {
  return <Title order={1}>Trends</Title>;
}
