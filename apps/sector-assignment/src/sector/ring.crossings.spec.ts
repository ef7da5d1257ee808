import { describe, expect, it } from '@jest/globals';
import { checkRing } from './ring.crossings.js';
import type { Ring } from './sector.js';

const check = (ring: Ring, pairsLeft = 1e9) => checkRing(ring, { pairsLeft });

describe('a ring', () => {
  const cases: [string, Ring, ReturnType<typeof check>][] = [
    [
      'of four corners is simple',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
      'simple',
    ],
    [
      'with a repeated corner is simple',
      [
        [0, 0],
        [1, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
      'simple',
    ],
    [
      'with a straight corner is simple',
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ],
      'simple',
    ],
    [
      'like a bow tie crosses itself',
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ],
      'self-intersecting',
    ],
    [
      'that touches itself at a corner is reported',
      [
        [0, 0],
        [2, 0],
        [1, 1],
        [2, 2],
        [0, 2],
        [1, 1],
        [0, 0],
      ],
      'self-intersecting',
    ],
    [
      'that folds back over itself is reported',
      [
        [0, 0],
        [2, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
      'self-intersecting',
    ],
    [
      'that folds back at its end is reported',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, -1],
        [0, 0],
      ],
      'self-intersecting',
    ],
    [
      'whose corner lies on a distant edge is reported',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
        [0, 0],
      ],
      'self-intersecting',
    ],
  ];
  it.each(cases)('%s', (_, ring, expected) => {
    expect(check(ring)).toBe(expected);
  });

  it('of 20,000 corners costs a few looks per corner, not one per pair', () => {
    const corners = 20_000;
    const ring: Ring = Array.from({ length: corners }, (_, at) => {
      const angle = (2 * Math.PI * at) / corners;
      const radius = 1 + 0.001 * (at % 2);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const budget = { pairsLeft: corners * corners };
    expect(checkRing([...ring, ring[0]!], budget)).toBe('simple');
    expect(corners * corners - budget.pairsLeft).toBeLessThan(20 * corners);
  });

  it('made to be slow is given up, and said so', () => {
    const zigzag: Ring = Array.from({ length: 2_000 }, (_, at) => [at * 1e-6 + (at % 2), at % 2]);
    expect(check([...zigzag, [3, 0], [3, -1], [0, -1], zigzag[0]!], 10_000)).toBe('not-checked');
  });
});
