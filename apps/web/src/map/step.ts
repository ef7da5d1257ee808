import type { Place } from './city-map-props.js';

/** One press of a key moves a pin so far, with Shift ten times as far. */
const stepMetres = 10;
const metresPerDegree = 111_320;

/** Where an arrow key moves a pin to; null for any other key. */
export function stepOf({ lat, lng }: Place, key: string, isLarge: boolean): Place | null {
  const metres = stepMetres * (isLarge ? 10 : 1);
  const north = metres / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const moved = {
    ArrowUp: { lat: lat + north, lng },
    ArrowDown: { lat: lat - north, lng },
    ArrowLeft: { lat, lng: lng - east },
    ArrowRight: { lat, lng: lng + east },
  }[key];
  return moved ? rounded(moved) : null;
}

/** To six digits, a tenth of a metre: what a person can point at. */
export function rounded({ lat, lng }: Place): Place {
  return { lat: Math.round(lat * 1e6) / 1e6, lng: Math.round(lng * 1e6) / 1e6 };
}
