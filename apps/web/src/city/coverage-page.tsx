import { Title } from '@mantine/core';

export function CoveragePage() {
  return <Title order={1}>Coverage</Title>;
}
