import { Title } from '@mantine/core';

export function FollowPage() {
  return <Title order={1}>Follow</Title>;
}
