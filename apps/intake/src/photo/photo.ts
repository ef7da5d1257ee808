import type { Location } from '@owcr/contracts';

export const photoLimits = {
  bytesMax: 8 * 1024 * 1024,
  perIssueMax: 6,
  /** Of a picture that is held whole while it is worked on: up to eight bytes a pixel. */
  pixelsMax: 50_000_000,
  /** Of a picture that shrinks while it is read, so that its size costs time and no memory. Telephones write these, with 50 megapixels and a little more. */
  shrinkingPixelsMax: 64_000_000,
  fullEdgePixelsMax: 2048,
  thumbEdgePixelsMax: 320,
} as const;

export const photoSizes = ['thumb', 'full'] as const;
export type PhotoSize = (typeof photoSizes)[number];

export type PhotoKind = 'jpeg' | 'png' | 'webp';

const starts: Record<Exclude<PhotoKind, 'webp'>, readonly number[]> = {
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What kind of picture these bytes begin like, whatever anybody calls them; null for anything that is not taken. */
export function photoKindOf(bytes: Uint8Array): PhotoKind | null {
  if (beginsWith(bytes, starts.jpeg)) return 'jpeg';
  if (beginsWith(bytes, starts.png)) return 'png';
  const word = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  return word(0) === 'RIFF' && word(8) === 'WEBP' ? 'webp' : null;
}

/** How many pixels a picture may have. Only a JPEG that is written from top to bottom shrinks while it is read. */
export const pixelsMaxOf = (kind: PhotoKind, isProgressive: boolean): number =>
  kind === 'jpeg' && !isProgressive ? photoLimits.shrinkingPixelsMax : photoLimits.pixelsMax;

/** A position as cameras write it: degrees, minutes and seconds, and which half of the earth. */
export interface CameraPosition {
  latitude: readonly number[] | undefined;
  latitudeRef: string | undefined;
  longitude: readonly number[] | undefined;
  longitudeRef: string | undefined;
}

/** Where a camera says it was; null where it does not say, or nonsense. 0, 0 is what many write that do not know. */
export function placeOf({ latitude, latitudeRef, longitude, longitudeRef }: CameraPosition): Location | null {
  const lat = degreesOf(latitude, latitudeRef === 'S');
  const lng = degreesOf(longitude, longitudeRef === 'W');
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && (lat !== 0 || lng !== 0);
  return isOnEarth ? { lat: rounded(lat), lng: rounded(lng) } : null;
}

const degreesOf = ([degrees = NaN, minutes = 0, seconds = 0]: readonly number[] = [], isNegative: boolean) =>
  (degrees + minutes / 60 + seconds / 3600) * (isNegative ? -1 : 1);

/** To a tenth of a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

const beginsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
