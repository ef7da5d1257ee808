import { Anchor, Container, Text, Title } from '@mantine/core';

export function NotFound() {
  return (
    <Container component="main" size="xs" p="xl">
      <Title order={1}>There is no such page</Title>
      <Text mt="sm">
        <Anchor href="/">Go to the front page</Anchor>
      </Text>
    </Container>
  );
}
