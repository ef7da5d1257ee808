import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { boundsOf, type Bounds } from './bounds.js';

/** The box around the streets of the ground: the water reaches far beyond the city. Null where the ground has none. */
export async function groundBounds(map: MapLibre): Promise<Bounds | null> {
  const ground = (await map.getSource<GeoJSONSource>('ground')?.getData()) as FeatureCollection | undefined;
  if (!ground) return null;
  return boundsOf({ ...ground, features: ground.features.filter(({ properties }) => properties?.kind === 'street') });
}
