import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { larkmoor, toGeoJson, type Position } from './city.js';
import { Random } from './random.js';

const sectors = larkmoor();
const edgesOf = (ring: Position[]) => ring.slice(1).map((to, index) => [ring[index]!, to] as const);
const key = (from: Position, to: Position) => `${from.join(' ')} > ${to.join(' ')}`;

describe('the demo city', () => {
  it('is the file that is shipped', () => {
    const file = readFileSync(new URL('../../demo/sectors.geojson', import.meta.url), 'utf8');
    expect(JSON.parse(file)).toEqual(toGeoJson(sectors));
  });

  it('has 24 sectors with names of their own in 4 precincts', () => {
    expect(sectors.map(({ code }) => code).join(' ')).toBe(
      'D1-A D1-B D1-C D1-D D1-E D1-F D2-A D2-B D2-C D2-D D2-E D2-F D3-A D3-B D3-C D3-D D3-E D3-F D4-A D4-B D4-C D4-D D4-E D4-F',
    );
    expect(new Set(sectors.map(({ name }) => name)).size).toBe(24);
  });

  it('has borders that neighbours share exactly, each in its own direction', () => {
    const directed = new Set(sectors.flatMap(({ ring }) => edgesOf(ring).map(([from, to]) => key(from, to))));
    const count = sectors.reduce((sum, { ring }) => sum + ring.length - 1, 0);
    expect(directed.size).toBe(count);
    const shared = sectors.flatMap(({ ring }) => edgesOf(ring)).filter(([from, to]) => directed.has(key(to, from)));
    // 4 rows of 5 borders and 3 rows of 6, each of 6 pieces, seen from both sides.
    expect(shared).toHaveLength((4 * 5 + 3 * 6) * 6 * 2);
  });

  it('has no sector that crosses itself, and some that are concave', () => {
    const turn = (a: Position, b: Position, c: Position) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    const cross = ([a, b]: readonly Position[], [c, d]: readonly Position[]) =>
      turn(a!, b!, c!) * turn(a!, b!, d!) < 0 && turn(c!, d!, a!) * turn(c!, d!, b!) < 0;
    for (const { ring } of sectors) {
      const edges = edgesOf(ring);
      expect(edges.some((edge, index) => edges.slice(index + 1).some((other) => cross(edge, other)))).toBe(false);
      const area = edges.reduce((sum, [from, to]) => sum + from[0] * to[1] - to[0] * from[1], 0);
      expect(area).toBeGreaterThan(0);
    }
    const concave = sectors.filter(({ ring }) =>
      edgesOf(ring).some(([a, b], index) => turn(a, b, ring[index + 2] ?? ring[1]!) < 0),
    );
    expect(concave.length).toBeGreaterThan(12);
  });

  it('covers its middle without gap or overlap', () => {
    const random = new Random(1);
    for (let count = 0; count < 2_000; count++) {
      const point: Position = [random.between(-38.06, -37.935), random.between(43.973, 44.027)];
      expect(sectors.filter(({ ring }) => booleanPointInPolygon(point, { type: 'Polygon', coordinates: [ring] }))).toHaveLength(
        1,
      );
    }
  });
});
