import { describe, expect, it } from '@jest/globals';
import { faultOf, isIncomplete, readBoundaries } from './geojson.reader.js';
import { precinctFromProperty } from './precinct.rule.js';

const square = (x: number, y: number) => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
];
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates });
const feature = (geometry: unknown, properties: unknown = { code: 'A', precinct: '1' }) => ({
  type: 'Feature',
  properties,
  geometry,
});
const read = (...features: unknown[]) =>
  readBoundaries({ features }, { codeProperty: 'code', precinctOf: precinctFromProperty('precinct') });

describe('a boundary file', () => {
  it.each([
    ['null', null, ''],
    ['a list', [], ''],
    ['a feature', feature(polygon(square(0, 0))), 'type'],
    ['without features', { type: 'FeatureCollection' }, 'features'],
    ['with features that are no list', { type: 'FeatureCollection', features: {} }, 'features'],
    ['with too many features', { type: 'FeatureCollection', features: Array(10_001).fill(null) }, 'features'],
  ])('%s is refused as a whole', (_, body, path) => {
    expect(faultOf(body)?.path).toBe(path);
  });

  it('in another coordinate system is refused by its name', () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
    const fault = faultOf({ type: 'FeatureCollection', crs, features: [] });
    expect(fault).toMatchObject({ path: 'crs', message: expect.stringContaining('EPSG:3857') as unknown });
  });

  it.each([
    [{ exceededTransferLimit: true }, true],
    [{ properties: { exceededTransferLimit: true } }, true],
    [{ exceededTransferLimit: false }, false],
    [{}, false],
  ])('%j says whether it is incomplete', (members, expected) => {
    expect(isIncomplete({ type: 'FeatureCollection', features: [], ...members })).toBe(expected);
  });

  it('gives sectors with their precinct, and numbers as codes', () => {
    const { boundaries, refused, reported } = read(feature(polygon(square(0, 0)), { code: 415, precinct: 4, name: 'West side' }));
    expect(boundaries).toMatchObject([{ code: '415', precinct: '4', name: 'West side', bbox: [0, 0, 1, 1] }]);
    expect([refused, reported]).toEqual([[], []]);
  });

  it('merges features of one code, whatever their order', () => {
    const [one, two] = [feature(polygon(square(0, 0))), feature({ type: 'MultiPolygon', coordinates: [[square(2, 0)]] })];
    const [there, back] = [read(one, two), read(two, one)];
    expect(there.boundaries[0]?.geometry.coordinates).toHaveLength(2);
    expect(there.reported).toEqual([{ code: 'A', reason: 'merged-features' }]);
    expect(back.boundaries).toEqual(there.boundaries);
  });

  it('closes rings and says so', () => {
    const { boundaries, reported } = read(feature(polygon(square(0, 0).slice(0, 4))));
    expect(boundaries[0]?.geometry.coordinates[0]?.[0]).toEqual(square(0, 0));
    expect(reported).toEqual([{ code: 'A', reason: 'unclosed-ring' }]);
  });

  it('takes rings that cross themselves and says so', () => {
    const { boundaries, reported } = read(
      feature(
        polygon([
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ]),
      ),
    );
    expect(boundaries).toHaveLength(1);
    expect(reported).toEqual([{ code: 'A', reason: 'self-intersecting' }]);
  });

  it('leaves heights and foreign members out', () => {
    const withHeights = square(0, 0).map(([x, y]) => [x, y, 12]);
    expect(read({ ...feature(polygon(withHeights)), id: 7, extra: true }).boundaries[0]?.geometry.coordinates[0]?.[0]).toEqual(
      square(0, 0),
    );
  });

  const bad: [string, unknown, RegExp][] = [
    ['is no feature', 7, /not a GeoJSON Feature/],
    ['has no properties', feature(polygon(square(0, 0)), null), /property code is missing/],
    ['has an empty code', feature(polygon(square(0, 0)), { code: ' ', precinct: '1' }), /1 to 64/],
    ['has a code that is a list', feature(polygon(square(0, 0)), { code: [], precinct: '1' }), /1 to 64/],
    ['has a code of 65 characters', feature(polygon(square(0, 0)), { code: 'x'.repeat(65), precinct: '1' }), /1 to 64/],
    ['has no precinct', feature(polygon(square(0, 0)), { code: 'A' }), /no precinct/],
    ['has no geometry', feature(null), /geometry is missing/],
    ['is a point', feature({ type: 'Point', coordinates: [0, 0] }), /neither/],
    ['has no polygons', feature({ type: 'MultiPolygon', coordinates: [] }), /no polygons/],
    ['has no rings', feature(polygon()), /no rings/],
    ['has a ring that is no list', feature(polygon(7)), /not a list/],
    [
      'has two positions',
      feature(
        polygon([
          [0, 0],
          [1, 1],
        ]),
      ),
      /fewer than 4/,
    ],
    [
      'has one position four times',
      feature(
        polygon([
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
      ),
      /3 different/,
    ],
    [
      'has texts for numbers',
      feature(
        polygon([
          ['0', '0'],
          [1, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
      /numbers/,
    ],
    [
      'has numbers that are none',
      feature(
        polygon([
          [NaN, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
      /numbers/,
    ],
    [
      'has a latitude of 91',
      feature(
        polygon([
          [0, 91],
          [1, 0],
          [1, 1],
          [0, 91],
        ]),
      ),
      /outside of longitude/,
    ],
    [
      'has coordinates in feet',
      feature(
        polygon([
          [980000, 200000],
          [980001, 0],
          [1, 1],
          [980000, 200000],
        ]),
      ),
      /outside of longitude/,
    ],
    [
      'crosses the antimeridian',
      feature(
        polygon([
          [179, 0],
          [-179, 0],
          [-179, 1],
          [179, 1],
          [179, 0],
        ]),
      ),
      /antimeridian/,
    ],
    ['has a code with an exponent', feature(polygon(square(0, 0)), { code: 1e21, precinct: '1' }), /without an exponent/],
    ['has true as a code', feature(polygon(square(0, 0)), { code: true, precinct: '1' }), /1 to 64/],
    ['has half a position', feature(polygon([[0], [1, 0], [1, 1], [0]])), /not \[longitude, latitude\]/],
  ];
  it.each(bad)('refuses a feature that %s and takes the others', (_, broken, reason) => {
    const { boundaries, refused } = read(broken, feature(polygon(square(5, 5)), { code: 'B', precinct: '1' }));
    expect(boundaries.map(({ code }) => code)).toEqual(['B']);
    expect(refused).toEqual([expect.objectContaining({ index: 0, reason: expect.stringMatching(reason) as unknown })]);
  });

  it('refuses a feature that puts a sector into a second precinct', () => {
    const { refused } = read(feature(polygon(square(0, 0))), feature(polygon(square(2, 0)), { code: 'A', precinct: '2' }));
    expect(refused).toMatchObject([{ index: 1, code: 'A' }]);
  });
});
