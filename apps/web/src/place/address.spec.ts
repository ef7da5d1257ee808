import { describe, expect, it } from '@jest/globals';
import type { FeatureCollection, Position } from 'geojson';
import { addressSuggestions, placeOfAddress } from './address.js';
import { streetsOf } from './streets.js';

const street = (name: string, coordinates: Position[]): FeatureCollection['features'][number] => ({
  type: 'Feature',
  properties: { kind: 'street', name },
  geometry: { type: 'LineString', coordinates },
});

const streets = streetsOf({
  type: 'FeatureCollection',
  features: [
    street('Tanner Street', [
      [0, 0],
      [0.01, 0],
      [0.04, 0],
    ]),
    street('Weir Lane', [
      [0.03, -0.01],
      [0.03, 0.01],
    ]),
    street('Far Lane', [
      [1, 1],
      [1, 1.01],
    ]),
    street('Bay Road', [
      [2, 0],
      [2.001, 0],
    ]),
    street('Bay Road', [
      [3, 0],
      [3.2, 0],
    ]),
    { type: 'Feature', properties: { kind: 'park', name: 'Tanner Park' }, geometry: { type: 'Polygon', coordinates: [] } },
  ],
});

describe('the place of an address', () => {
  it('is half the way along a street, house number or not', () => {
    const middle = { lat: 0, lng: 0.02 };
    for (const address of ['Tanner Street', 'tanner  street', '12 Tanner Street', 'Tanner Street 12b', 'Tanner Street, flat 3'])
      expect(placeOfAddress(address, streets)).toEqual(middle);
  });

  it('is where two streets cross', () => {
    const crossing = { lat: 0, lng: 0.03 };
    for (const address of ['Tanner Street & Weir Lane', 'weir lane and tanner street', 'corner of Tanner Street and Weir Lane'])
      expect(placeOfAddress(address, streets)).toEqual(crossing);
  });

  it('is in the longest part of a street that is interrupted', () => {
    expect(placeOfAddress('Bay Road', streets)).toEqual({ lat: 0, lng: 3.1 });
  });

  it('is nowhere for streets that do not cross, for parks, and for what nobody knows', () => {
    for (const address of [
      'Tanner Street & Far Lane',
      'Tanner Street & W',
      'Tanner Street and',
      'corner of Tanner Street',
      'Tanner Park',
      'Elm Street',
      '',
      '12',
    ])
      expect(placeOfAddress(address, streets)).toBeNull();
  });
});

describe('what may be meant by what was typed', () => {
  it('finds streets by parts of their names and keeps the house number', () => {
    expect(addressSuggestions('tann', streets)).toEqual(['Tanner Street']);
    expect(addressSuggestions('12 tann', streets)).toEqual(['12 Tanner Street']);
    expect(addressSuggestions('lane', streets)).toEqual(['Far Lane', 'Weir Lane']);
  });

  it('offers only streets that cross, once a street is named', () => {
    expect(addressSuggestions('Tanner Street &', streets)).toEqual(['Tanner Street & Weir Lane']);
    expect(addressSuggestions('Tanner Street and w', streets)).toEqual(['Tanner Street & Weir Lane']);
    expect(addressSuggestions('Tanner Street & far', streets)).toEqual([]);
  });

  it('offers nothing for nothing', () => expect(addressSuggestions('  ', streets)).toEqual([]));
});
