import type { Place } from '../map/city-map-props.js';

const apple = /iPhone|iPad|iPod|Macintosh/;

/** A link that opens the device's own map at a place: its address on Apple's devices, a `geo:` address (RFC 5870) elsewhere. */
export function directionsTo({ lat, lng }: Place, userAgent: string): string {
  return apple.test(userAgent) ? `https://maps.apple.com/?daddr=${lat},${lng}` : `geo:${lat},${lng}?q=${lat},${lng}`;
}
