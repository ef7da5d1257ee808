import { describe, expect, it } from '@jest/globals';
import { borderDistanceMeters } from './border-distance.js';
import { borderMeters, SectorIndex } from './sector.index.js';
import type { Bbox, MultiPolygon, Ring } from './sector.js';

/** A square of 0.01 degrees. */
const squareAt = (lng: number, lat: number): MultiPolygon => {
  const side = 0.01;
  const ring: Ring = [
    [lng, lat],
    [lng + side, lat],
    [lng + side, lat + side],
    [lng, lat + side],
    [lng, lat],
  ];
  return { type: 'MultiPolygon', coordinates: [[ring]] };
};
const sector = (code: string, lng: number, lat: number) => ({
  ...{ code, precinct: code.slice(0, 1), geometry: squareAt(lng, lat) },
  bbox: [lng, lat, lng + 0.01, lat + 0.01] as Bbox,
});
const index = new SectorIndex([sector('4A', 10, 60), sector('4B', 10.01, 60), sector('5A', 10, 60.01)]);
const meter = { lat: 1 / 111_320, lng: 1 / 55_660 };

describe('the distance to a border', () => {
  it('is counted in meters, to the nearest side or corner, from inside and outside', () => {
    const square = squareAt(10, 60);
    expect(borderDistanceMeters(60.005, 10 + 15 * meter.lng, square)).toBeCloseTo(15, 0);
    expect(borderDistanceMeters(60.005, 10 - 15 * meter.lng, square)).toBeCloseTo(15, 0);
    expect(borderDistanceMeters(60 - 30 * meter.lat, 10 - 40 * meter.lng, square)).toBeCloseTo(50, 0);
    expect(borderDistanceMeters(60, 10, square)).toBe(0);
  });
});

describe('a place', () => {
  it.each<[string, number, number, string[]]>([
    ['in the middle of a sector is near no other', 60.005, 10.005, []],
    ['a street away from the next sector is near it', 60.005, 10.01 - 12 * meter.lng, ['4B']],
    ['beyond that is not', 60.005, 10.01 - (borderMeters + 3) * meter.lng, []],
    ['in a corner is near each that meets there', 60.01 - 10 * meter.lat, 10.01 - 10 * meter.lng, ['4B', '5A']],
    ['on a border is near the sector it was not given to', 60.005, 10.01, ['4B']],
    ['outside of all is told of none', 59, 10, []],
  ])('%s', (_, lat, lng, expected) => {
    expect(index.nearby(lat, lng).map(({ sector: code }) => code)).toEqual(expected);
  });
});
