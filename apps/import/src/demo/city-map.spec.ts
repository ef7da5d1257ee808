import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { larkmoor, type Position } from './city.js';
import { cityMap, type MapFeature } from './city-map.js';

const sectors = larkmoor();
const { features } = cityMap(sectors);
const file = readFileSync(new URL('../../../web/public/map/demo-city.geojson', import.meta.url), 'utf8');
const ofKind = (kind: string) => features.filter(({ properties }) => properties.kind === kind);
const streets = ofKind('street').map(({ properties, geometry }) => {
  if (geometry.type !== 'LineString') throw new Error('a street is a line');
  return { name: properties.name, line: geometry.coordinates };
});
const textOf = (position: Position) => position.join(' ');
const crossings = (a: string, b: string) => {
  const [one, other] = [a, b].map((name) => new Set(streets.find((street) => street.name === name)!.line.map(textOf)));
  return [...one!].filter((position) => other!.has(position));
};
const polygonOf = (ring: Position[]) => ({ type: 'Polygon' as const, coordinates: [ring] });
const sectorsAt = (position: Position) =>
  sectors.filter(({ ring }) => booleanPointInPolygon(position, polygonOf(ring))).map(({ code }) => code);
/** Where a look-up by name would put an address: in the middle of the street's positions. */
const middleOf = ({ line }: { line: Position[] }) => line[Math.floor(line.length / 2)]!;

describe('the map of the demo city', () => {
  it('is the file that is shipped, below 60 kB', () => {
    expect(JSON.parse(file)).toEqual({ type: 'FeatureCollection', features });
    expect(Buffer.byteLength(file)).toBeLessThan(60_000);
  });

  it('names everything once, in whatever case', () => {
    const names = features.map(({ properties }) => properties.name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z][a-z ]+[a-z]$/.test(name))).toBe(true);
  });

  it('has a river, a harbor, a pond and parks as closed areas that turn counter-clockwise', () => {
    expect([ofKind('water').length, ofKind('park').length, streets.length]).toEqual([3, 7, 77]);
    for (const { geometry } of [...ofKind('water'), ...ofKind('park')]) {
      const [ring = []] = geometry.coordinates as Position[][];
      expect(ring[0]).toEqual(ring.at(-1));
      const turn = ring.slice(1).reduce((sum, [x, y], index) => sum + ring[index]![0] * y - x * ring[index]![1], 0);
      expect(turn).toBeGreaterThan(0);
    }
  });

  it('lays every street into the city: its middle is in a sector, and every sector has lanes and streets', () => {
    for (const street of streets) expect([street.name, sectorsAt(middleOf(street)).length]).not.toEqual([street.name, 0]);
    for (const { code, ring } of sectors) {
      const inside = streets.filter(({ line }) => line.some((position) => sectorsAt(position).join() === code));
      expect(inside.length).toBeGreaterThanOrEqual(4);
      const onBorder = streets.filter(({ line }) =>
        line.some((position) => ring.some((corner) => textOf(corner) === textOf(position))),
      );
      expect(onBorder.length).toBeGreaterThanOrEqual(3);
    }
  });

  it.each([
    ['Gannet Lane', 'Anchor Street', 'D1-A'],
    ['Anchor Street', 'Quay Street', 'D1-C'],
    ['Lamplighter Street', 'East Quay', 'D2-A'],
    ['Plough Lane', 'Granary Street', 'D4-F'],
    ['Wherry Lane', 'Weaver Street', 'D3-C'],
  ])('has one crossing of %s and %s, in %s', (a, b, sector) => {
    const [crossing, ...more] = crossings(a, b);
    expect(more).toEqual([]);
    expect(sectorsAt(crossing!.split(' ').map(Number) as Position)).toEqual([sector]);
  });

  it('has one crossing at most of any two streets, and every street crosses others', () => {
    const names = streets.map(({ name }) => name);
    for (const [index, name] of names.entries()) {
      const met = names.filter((other, at) => at !== index && crossings(name, other).length > 0);
      expect([name, met.length >= 2]).toEqual([name, true]);
      for (const other of met) expect([name, other, crossings(name, other).length]).toEqual([name, other, 1]);
    }
  });

  it('lets only avenues cross the river', () => {
    const river = features.find(({ properties }) => properties.name === 'River Lark') as MapFeature & {
      geometry: { type: 'Polygon' };
    };
    const wet = streets.filter(({ line }) => line.some((position) => booleanPointInPolygon(position, river.geometry)));
    expect(wet.map(({ name }) => name)).toEqual([
      'Northern Ring',
      'Signal Avenue',
      'Exchange Avenue',
      'Meadow Avenue',
      'Southern Ring',
    ]);
  });
});
