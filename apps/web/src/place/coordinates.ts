import type { Place } from '../map/city-map-props.js';

/** What was typed as `lat, lng` in degrees (WGS84). */
export type Coordinates = { kind: 'none' } | { kind: 'place'; place: Place } | { kind: 'fault'; message: string };

const pair = /^(-?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)$/;

/** Reads what was typed; a fault says what is expected. */
export function coordinatesOf(text: string): Coordinates {
  const typed = text.trim();
  if (typed === '') return { kind: 'none' };
  const found = pair.exec(typed);
  if (!found) return { kind: 'fault', message: 'Two numbers: latitude, longitude. For example 44.0205, -37.9405' };
  const [lat, lng] = [Number(found[1]), Number(found[2])];
  if (Math.abs(lat) > 90) return { kind: 'fault', message: 'The latitude lies between -90 and 90.' };
  if (Math.abs(lng) > 180) return { kind: 'fault', message: 'The longitude lies between -180 and 180.' };
  return { kind: 'place', place: { lat, lng } };
}

/** The place of what was typed, null where there is none. */
export function typedPlace(text: string): Place | null {
  const read = coordinatesOf(text);
  return read.kind === 'place' ? read.place : null;
}

/** As it is typed: `44.020461, -37.940495`. */
export const coordinatesText = ({ lat, lng }: Place): string => `${lat}, ${lng}`;
