import { describe, expect, it } from '@jest/globals';
import { nowhere, placeOf, withAddress, withCoordinates, withPlace } from './where.js';

const streets = [
  {
    name: 'Tanner Street',
    lines: [
      [
        [0, 0],
        [0.02, 0],
      ],
    ],
  },
];

describe('where something is', () => {
  it('follows the address while nobody has pointed at a place', () => {
    const there = withAddress(nowhere, 'Tanner Street', streets);
    expect(placeOf(there)).toEqual({ lat: 0, lng: 0.01 });
    expect(placeOf(withAddress(there, 'Tanner Street?', streets))).toBeNull();
  });

  it('keeps the place that somebody pointed at when the address changes', () => {
    const pointed = withPlace(nowhere, { lat: 1, lng: 2 });
    expect(placeOf(withAddress(pointed, 'Tanner Street', streets))).toEqual({ lat: 1, lng: 2 });
  });

  it('follows the address again once the coordinates are cleared', () => {
    const cleared = withCoordinates(withPlace(nowhere, { lat: 1, lng: 2 }), '');
    expect(placeOf(withAddress(cleared, 'Tanner Street', streets))).toEqual({ lat: 0, lng: 0.01 });
  });
});
