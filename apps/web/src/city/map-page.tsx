import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CityMap } from '../map/city-map.js';
import { sectorsQuery } from './sectors.js';

export function MapPage() {
  const { data: sectors } = useQuery(sectorsQuery);
  return (
    <Stack p="md">
      <Title order={1}>Map</Title>
      <CityMap label="Sectors of the city" sectors={sectors} />
    </Stack>
  );
}
