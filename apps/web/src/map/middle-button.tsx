import { Button } from '@mantine/core';
import type { Map as MapLibre } from 'maplibre-gl';
import type { CityMapProps } from './city-map-props.js';
import { rounded } from './step.js';

/** Sets the pin without a pointer: into the middle, from where the arrow keys move it. */
export function MiddleButton({ map, movable, onMove, words }: { map: MapLibre | null } & CityMapProps) {
  if (!map || !onMove || movable || !words?.middle) return null;
  return (
    <Button variant="subtle" size="lg" h={48} fullWidth onClick={() => onMove(rounded(map.getCenter()))}>
      {words.middle}
    </Button>
  );
}
