import { describe, expect, it } from '@jest/globals';
import type { Feature, Geometry } from 'geojson';
import { boundsOf } from './bounds.js';

const feature = (geometry: Geometry): Feature => ({ type: 'Feature', properties: {}, geometry });

describe('the box around features', () => {
  it('holds every ring of every polygon', () => {
    const one = feature({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [2, 0],
          [2, 1],
          [0, 0],
        ],
      ],
    });
    const other = feature({
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [-3, 5],
            [-2, 5],
            [-2, 6],
            [-3, 5],
          ],
        ],
      ],
    });
    expect(boundsOf({ type: 'FeatureCollection', features: [one, other] })).toEqual([-3, 0, 2, 6]);
  });

  it('is none around nothing', () => expect(boundsOf({ type: 'FeatureCollection', features: [] })).toBeNull());
});
