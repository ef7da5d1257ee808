import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundingBox, earthRadiusMetres, parseNear } from './near.js';

describe('looking near a place', () => {
  it.each([
    ['40.69,-73.84,500', { centre: { lat: 40.69, lng: -73.84 }, metres: 500 }],
    ['91,0,500', null],
    ['40,181,500', null],
    ['40,-73,0', null],
    ['40,-73,50001', null],
    ['40,-73', null],
    ['a,b,c', null],
  ])('reads %s', (text, near) => {
    expect(parseNear(text)).toEqual(near);
  });

  it('never leaves a place within the distance out of the box', () => {
    const anywhere = fc.record({
      lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    const bearing = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
    const metres = fc.integer({ min: 1, max: 50_000 });
    const holds = (centre: { lat: number; lng: number }, towards: number, distance: number) => {
      const { south, north, west, east } = boundingBox({ centre, metres: distance });
      const { lat, lng } = destination(centre, towards, distance * 0.999);
      return lat >= south && lat <= north && lng >= west && lng <= east;
    };
    fc.assert(fc.property(anywhere, bearing, metres, holds), { numRuns: 2000 });
  });
});

function destination({ lat, lng }: { lat: number; lng: number }, bearing: number, metres: number) {
  const [phi, lambda, delta] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180, metres / earthRadiusMetres];
  const phi2 = Math.asin(Math.sin(phi) * Math.cos(delta) + Math.cos(phi) * Math.sin(delta) * Math.cos(bearing));
  const y = Math.sin(bearing) * Math.sin(delta) * Math.cos(phi);
  const lambda2 = lambda + Math.atan2(y, Math.cos(delta) - Math.sin(phi) * Math.sin(phi2));
  const turned = ((((lambda2 * 180) / Math.PI + 540) % 360) + 360) % 360;
  return { lat: (phi2 * 180) / Math.PI, lng: turned - 180 };
}
