import type { FeatureCollection, Position } from 'geojson';

export type Bounds = [west: number, south: number, east: number, north: number];

/** The box around everything, or null where there is nothing. */
export function boundsOf({ features }: FeatureCollection): Bounds | null {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] !== 'number') return value.forEach(take);
    const [lng = 0, lat = 0] = value as Position;
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  };
  for (const { geometry } of features) if ('coordinates' in geometry) take(geometry.coordinates);
  return box[0] === Infinity ? null : box;
}

/** The box around a sector, or null where there is none of this code. */
export function boundsOfSector({ features, ...sectors }: FeatureCollection, code: string): Bounds | null {
  return boundsOf({ ...sectors, features: features.filter(({ properties }) => properties?.code === code) });
}
