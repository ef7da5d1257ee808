import { Button, Container, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Mark } from '../app/mark.js';

/** For an address that leads nowhere, signed in or not. */
export function NotFound() {
  return (
    <Container component="main" size="xs" p="xl">
      <Mark size={40} />
      <Title order={1} mt="md">
        There is no page at this address
      </Title>
      <Text mt="sm">Check the address, or start again from the first page.</Text>
      <Button component={Link} to="/" mt="lg" h={44}>
        Go to the first page
      </Button>
    </Container>
  );
}
