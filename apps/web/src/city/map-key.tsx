import { Text } from '@mantine/core';

/** What the colors of sectors mean; the pins have their own legend. */
export function MapKey() {
  return (
    <Text size="xs" c="dimmed" mt={4}>
      The stronger a sector is shaded, the more is open in it. Red: something in it is late, as its label says.
    </Text>
  );
}
