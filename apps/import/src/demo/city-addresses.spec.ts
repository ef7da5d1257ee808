import { describe, expect, it } from '@jest/globals';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { larkmoor } from './city.js';
import { cityAddresses, cityStreets } from './city-addresses.js';
import { issuePlan } from './issue-plan.js';

const sectors = larkmoor();
const addresses = cityAddresses(sectors);
const byLabel = new Map(addresses.map((address) => [`${address.number} ${address.street}`, address]));

describe('the addresses of the demo city', () => {
  it('are thousands, each once, on streets of its map, the same each time', () => {
    expect(addresses.length).toBeGreaterThan(15_000);
    expect(byLabel.size).toBe(addresses.length);
    const names = new Set(cityStreets(sectors).map(({ name }) => name));
    expect(addresses.filter(({ street }) => !names.has(street))).toEqual([]);
    expect(cityAddresses(sectors)).toEqual(addresses);
  });

  it('lie in the sector they say', () => {
    const rings = new Map(sectors.map(({ code, ring }) => [code, ring]));
    const astray = addresses.filter(
      ({ position, sector }) => !booleanPointInPolygon(position, { type: 'Polygon', coordinates: [rings.get(sector)!] }),
    );
    expect(astray).toEqual([]);
  });

  it('have a 152 Quay Street and no 150, even and odd numbers on two sides, rising along the street', () => {
    expect([byLabel.has('152 Quay Street'), byLabel.has('150 Quay Street')]).toEqual([true, false]);
    const [even, odd, next] = ['152', '153', '160'].map((number) => byLabel.get(`${number} Quay Street`)!.position);
    const degrees = (from: readonly number[], to: readonly number[]) => Math.hypot(from[0]! - to[0]!, from[1]! - to[1]!);
    expect(degrees(even!, odd!)).toBeGreaterThan(0.0001);
    expect(degrees(even!, odd!)).toBeLessThan(0.0004);
    expect(even![1]).toBeGreaterThan(next![1]);
  });

  it('are where the issues of the demo city lie', () => {
    const plan = issuePlan(sectors);
    for (const { address, location } of plan) {
      if (location && address === undefined) expect(location.lat).toBeLessThan(43.95);
      else {
        const known = byLabel.get(address!);
        expect([address, known !== undefined]).toEqual([address, true]);
        if (location) expect([location.lng, location.lat]).toEqual(known!.position);
      }
    }
    expect(plan.filter(({ address }) => address === undefined)).toHaveLength(2);
  });
});
