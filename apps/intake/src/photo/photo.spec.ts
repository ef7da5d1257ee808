import { describe, expect, it } from '@jest/globals';
import { photoKindOf, placeOf } from './photo.js';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('the kind of a picture', () => {
  it.each([
    ['\xff\xd8\xff\xe0rest', 'jpeg'],
    ['\x89PNG\r\n\x1a\nrest', 'png'],
    ['RIFF\0\0\0\0WEBPrest', 'webp'],
    ['RIFF\0\0\0\0WAVErest', null],
    ['\0\0\0\x18ftypheic', null],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', null],
    ['GIF89a', null],
    ['\xff\xd8', null],
    ['', null],
  ])('%j is %s', (text, kind) => expect(photoKindOf(bytes(text))).toBe(kind));
});

describe('the place a camera names', () => {
  const at = (latitude?: number[], latitudeRef?: string, longitude?: number[], longitudeRef?: string) =>
    placeOf({ latitude, latitudeRef, longitude, longitudeRef });

  it.each([
    [at([40, 41, 30], 'N', [73, 50, 24], 'W'), { lat: 40.691667, lng: -73.84 }],
    [at([33, 52.5], 'S', [151], 'E'), { lat: -33.875, lng: 151 }],
    [at([0, 0, 0], 'N', [0, 0, 0], 'E'), null],
    [at([91], 'N', [1], 'E'), null],
    [at([NaN, 0, 0], 'N', [1], 'E'), null],
    [at([40], 'N'), null],
    [at(), null],
  ])('is %j, or none', (place, expected) => expect(place).toEqual(expected));
});
