import type { FeatureCollection } from 'geojson';
import type { Pin, PinState } from './city-map-props.js';

/** The worst last: a cluster shows the last of those inside. */
export const pinStates = ['done', 'calm', 'soon', 'late'] as const satisfies readonly PinState[];

export function pinFeatures(pins: readonly Pin[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: pins.map(({ lat, lng, ...properties }) => ({
      type: 'Feature',
      properties: { ...properties, rank: pinStates.indexOf(properties.state) },
      geometry: { type: 'Point', coordinates: [lng, lat] },
    })),
  };
}
