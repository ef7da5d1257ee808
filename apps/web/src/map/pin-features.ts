import type { FeatureCollection } from 'geojson';
import type { Pin } from './city-map-props.js';

export function pinFeatures(pins: readonly Pin[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: pins.map(({ lat, lng, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [lng, lat] },
    })),
  };
}
