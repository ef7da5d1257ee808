import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { sectorsQuery } from '../city/sectors.js';
import { boundsOf } from '../map/bounds.js';
import type { Pin, Place } from '../map/city-map-props.js';
import { CityMap } from '../map/city-map.js';
import { rounded } from '../map/step.js';
import { prospectQuery } from './prospect.js';

interface PlaceMapProps {
  place: Place | null;
  /** The place came from an address: it is looked at from close by. */
  isClose?: boolean;
  onMove: (place: Place) => void;
  pins?: readonly Pin[];
  height?: number;
}

/** The map to point at a place with: by a click, by dragging, and by keys. Without a pin a button sets one to move. */
export function PlaceMap({ place, isClose = false, onMove, pins, height = 320 }: PlaceMapProps) {
  const { data: sectors } = useQuery(sectorsQuery);
  const { data: prospect } = useQuery(prospectQuery(place));
  const bounds = sectors && boundsOf(sectors);
  const middle = bounds && rounded({ lng: (bounds[0] + bounds[2]) / 2, lat: (bounds[1] + bounds[3]) / 2 });
  return (
    <div>
      <CityMap
        label="Place of the issue"
        sectors={sectors}
        pins={pins}
        movable={place}
        isMovableClose={isClose}
        onMove={onMove}
        chosenSector={place && prospect?.kind === 'inside' ? prospect.is.sector : null}
        height={height}
      />
      {!place && middle && (
        <Button variant="default" size="xs" h={32} mt="xs" onClick={() => onMove(middle)}>
          Drop a pin on the map
        </Button>
      )}
    </div>
  );
}
