import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readBoundaries } from './geojson.reader.js';
import { precinctFromProperty } from './precinct.rule.js';
import { SectorIndex } from './sector.index.js';

const square = (code: string, x: number, y: number, size = 2) => ({
  type: 'Feature',
  properties: { code, precinct: code[0] },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ],
    ],
  },
});
const boundariesOf = (features: unknown[]) =>
  readBoundaries({ features }, { codeProperty: 'code', precinctOf: precinctFromProperty('precinct') }).boundaries;
/** Highest code first, so that the index has to find its order itself. */
const indexOf = (features: unknown[]) => new SectorIndex(boundariesOf(features).reverse());

describe('the sector of a point', () => {
  const index = indexOf([square('B', 2, 0), square('A', 0, 0), square('a', 0, 0)]);

  it('is the one it lies in', () => {
    expect(index.locate(1, 3)).toEqual({
      sector: 'B',
      precinct: 'B',
      candidates: [{ sector: 'B', precinct: 'B' }],
      onBorder: false,
    });
  });

  it('is the lowest code where sectors overlap, capitals first', () => {
    expect(index.locate(1, 1)).toMatchObject({ sector: 'A', candidates: [{ sector: 'A' }, { sector: 'a' }], onBorder: false });
  });

  it('is the lowest code on a shared border', () => {
    expect(index.locate(1, 2)).toMatchObject({
      sector: 'A',
      onBorder: true,
      candidates: [{ sector: 'A' }, { sector: 'B' }, { sector: 'a' }],
    });
  });

  it('is none outside', () => {
    expect(index.locate(-1, -1)).toBeNull();
  });

  it('is none in a hole', () => {
    const holed = square('A', 0, 0, 4);
    holed.geometry.coordinates.push([
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 1],
      [1, 1],
    ]);
    expect(indexOf([holed]).locate(1.5, 1.5)).toBeNull();
  });

  const coordinate = fc.integer({ min: 0, max: 8 });
  const anySquare = fc.tuple(
    fc.constantFrom('A', 'B', 'C', 'a', 'Ä', '10', '9'),
    coordinate,
    coordinate,
    fc.integer({ min: 1, max: 4 }),
  );

  it('never depends on the order of import', () => {
    fc.assert(
      fc.property(
        fc.array(anySquare, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        coordinate,
        coordinate,
        (squares, random, lat, lng) => {
          const features = squares.map(([code, x, y, size]) => square(code, x, y, size));
          const shuffled = features
            .map((one) => ({ one, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
          expect(indexOf(shuffled).locate(lat / 1.5, lng / 1.5)).toEqual(indexOf(features).locate(lat / 1.5, lng / 1.5));
        },
      ),
    );
  });
});
