import { Title } from '@mantine/core';

export function WallPage() {
  return <Title order={1}>Wall</Title>;
}
