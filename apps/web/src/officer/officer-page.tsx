import { Title } from '@mantine/core';

export function OfficerPage() {
  return <Title order={1}>My work</Title>;
}
