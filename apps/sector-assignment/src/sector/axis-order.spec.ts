import { describe, expect, it } from '@jest/globals';
import { extentOf, orderFault } from './axis-order.js';
import type { Bbox, Boundary } from './sector.js';

const at = (...bbox: Bbox): Boundary => ({
  ...{ code: 'A', precinct: '1', name: null, bbox, digest: '', geometryDigest: '' },
  geometry: { type: 'MultiPolygon', coordinates: [] },
});
const london: Bbox = [-0.5, 51.3, 0.3, 51.7];

describe('latitude first', () => {
  it.each<[string, Boundary, Bbox | null, boolean]>([
    ['New York', at(40.7, -73.95, 40.71, -73.94), null, true],
    ['New York, with another city', at(40.7, -73.95, 40.71, -73.94), london, true],
    ['London among its sectors', at(51.4, -0.2, 51.5, -0.1), london, true],
    ['London with no sectors to compare', at(51.4, -0.2, 51.5, -0.1), null, false],
  ])('is found by where %s would lie', (_, boundary, city, isFound) => {
    expect(orderFault([boundary], city) !== null).toBe(isFound);
  });

  it.each<[string, Bbox, Bbox | null]>([
    ['New York', [-73.95, 40.7, -73.94, 40.71], null],
    ['London', [-0.2, 51.4, -0.1, 51.5], london],
    ['Ushuaia', [-68.4, -54.9, -68.2, -54.7], london],
    ['Longyearbyen', [15.4, 78.1, 15.8, 78.3], null],
    ['a place on both sides of the diagonal', [10, 10.5, 10.2, 10.6], [10, 10, 11, 11]],
  ])('is not %s', (_, bbox, city) => {
    expect(orderFault([at(...bbox)], city)).toBeNull();
  });
});

it('an extent holds all boxes', () => {
  expect(extentOf([])).toBeNull();
  expect(extentOf([london, [-3, 51.5, 0, 53]])).toEqual([-3, 51.3, 0.3, 53]);
});
