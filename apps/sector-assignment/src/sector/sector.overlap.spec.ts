import { describe, expect, it } from '@jest/globals';
import { SectorIndex } from './sector.index.js';
import { coveredShareMin, overlapOf } from './sector.overlap.js';

const box = (code: string, [west, south, east, north]: [number, number, number, number]) => ({
  code,
  precinct: '1',
  bbox: [west, south, east, north] as [number, number, number, number],
  geometry: {
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ].map((ring) => [ring as [number, number][]]),
  },
});
const old = box('R-1', [10, 50, 11, 51]);
const overlap = (...others: ReturnType<typeof box>[]) => overlapOf(old, new SectorIndex(others));

describe('how much of a sector others cover', () => {
  it('is all of it where one has the same border, or one drawn a little differently', () => {
    expect(overlap(box('R-1A', [10, 50, 11, 51]))).toEqual({ share: 1, by: ['R-1A'] });
    const redrawn = overlap(box('R-1A', [10.01, 50.01, 11.02, 51.01]), box('R-0', [9, 50, 10.01, 51]));
    expect(redrawn.share).toBeGreaterThanOrEqual(coveredShareMin);
    expect(redrawn.by).toEqual(['R-1A']);
  });

  it('adds up where it was split, the largest part first', () => {
    expect(overlap(box('S-1', [10, 50, 10.25, 51]), box('S-2', [10.25, 50, 11, 51]))).toEqual({ share: 1, by: ['S-2', 'S-1'] });
  });

  it('is a part where a part is left over, and nothing beside it', () => {
    expect(overlap(box('S-1', [10, 50, 10.9, 51])).share).toBeCloseTo(0.9, 1);
    expect(overlap(box('S-1', [10, 50, 10.9, 51])).share).toBeLessThan(coveredShareMin);
    expect(overlap(box('T', [11, 50, 12, 51]))).toEqual({ share: 0, by: [] });
  });
});
