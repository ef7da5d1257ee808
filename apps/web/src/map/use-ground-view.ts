import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { boundsOf, type Bounds } from './bounds.js';
import type { CityMapProps } from './city-map-props.js';

/** Opens a map without sectors at all of its ground, or leaves it at the place that was set before. */
export function useGroundView(map: MapLibre | null, { isGroundOnly = false, movable = null }: CityMapProps): void {
  const wasSet = useRef(movable !== null);
  useEffect(() => {
    if (!map || !isGroundOnly || wasSet.current) return;
    void groundBounds(map).then((bounds) => bounds && map.fitBounds(bounds, { padding: 12, animate: false }));
  }, [map, isGroundOnly]);
}

/** The box around the streets: the water reaches far beyond the city. Null where there are none. */
async function groundBounds(map: MapLibre): Promise<Bounds | null> {
  const ground = (await map.getSource<GeoJSONSource>('ground')?.getData()) as FeatureCollection | undefined;
  return ground
    ? boundsOf({ ...ground, features: ground.features.filter(({ properties }) => properties?.kind === 'street') })
    : null;
}
