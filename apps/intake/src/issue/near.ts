import type { Location } from '@owcr/contracts';

/** The mean radius; good to 0.5 % anywhere. */
export const earthRadiusMetres = 6_371_008.8;
export const nearMaxMetres = 50_000;
const metresPerDegree = (Math.PI / 180) * earthRadiusMetres;

export interface Near {
  centre: Location;
  metres: number;
}

/** `lat,lng,metres`; null where a number is out of range. */
export function parseNear(text: string): Near | null {
  const [lat = NaN, lng = NaN, metres = NaN] = text.split(',').map(Number);
  const fits = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && metres > 0 && metres <= nearMaxMetres;
  return fits ? { centre: { lat, lng }, metres } : null;
}

/** What an index can look up: every place within the distance is inside. Longitude is open where the box would leave the map. */
export function boundingBox({ centre, metres }: Near): { south: number; north: number; west: number; east: number } {
  const latSpan = metres / metresPerDegree;
  const south = centre.lat - latSpan;
  const north = centre.lat + latSpan;
  const widestLat = Math.min(89.9, Math.max(Math.abs(south), Math.abs(north)));
  const lngSpan = latSpan / Math.cos((widestLat * Math.PI) / 180);
  const crosses = centre.lng - lngSpan < -180 || centre.lng + lngSpan > 180 || Math.abs(south) > 89.9 || Math.abs(north) > 89.9;
  return crosses
    ? { south, north, west: -180, east: 180 }
    : { south, north, west: centre.lng - lngSpan, east: centre.lng + lngSpan };
}
