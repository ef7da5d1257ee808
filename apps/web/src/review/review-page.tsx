import { Title } from '@mantine/core';

export function ReviewPage() {
  return <Title order={1}>Review</Title>;
}
