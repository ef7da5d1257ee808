import { describe, expect, it } from '@jest/globals';
import { nominatimRequest, placesOfNominatim } from './nominatim.js';

const building = {
  lat: '44.01',
  lon: '-37.94',
  osm_type: 'way',
  category: 'building',
  type: 'yes',
  place_rank: 30,
  name: '',
  address: { house_number: '152', road: 'Quay Street', city: 'Harbor' },
};
const computed = { ...building, category: 'place', type: 'house' };
const road = {
  ...building,
  category: 'highway',
  type: 'residential',
  place_rank: 26,
  name: 'Quay Street',
  address: { road: 'Quay Street', city: 'Harbor' },
};
const park = { ...building, category: 'leisure', type: 'park', name: 'Mill Park', address: { city: 'Harbor' } };
const town = {
  ...building,
  category: 'boundary',
  type: 'administrative',
  place_rank: 16,
  name: 'Harbor',
  address: { city: 'Harbor' },
};

const told = (body: unknown, q: string) => {
  const { result, items } = placesOfNominatim(body, q);
  return [result, ...items.map(({ label, exactness, message }) => `${label}: ${exactness}, ${message.code}`)];
};

describe('the question to an address service', () => {
  const url = 'https://maps.example.org/nominatim';

  it('keeps the path of the service, and names country and area where they are set', () => {
    const request = nominatimRequest({ url, countries: 'us', area: '-38,43,-37,45' }, { q: '152 Quay St & 1', lang: 'es' });
    expect([request.origin, request.pathname]).toEqual(['https://maps.example.org', '/nominatim/search']);
    expect(Object.fromEntries(request.searchParams)).toEqual({
      q: '152 Quay St & 1',
      format: 'jsonv2',
      addressdetails: '1',
      limit: '20',
      'accept-language': 'es',
      countrycodes: 'us',
      viewbox: '-38,43,-37,45',
      bounded: '1',
    });
  });
});

describe('the answer of an address service', () => {
  it('is as exact as the place is: a building, a computed number, a street, a name', () => {
    expect(told([building], '152 quay st')).toEqual(['found', '152 Quay Street, Harbor: exact, exact']);
    expect(told([computed], '152 quay st')).toEqual(['found', '152 Quay Street, Harbor: interpolated, interpolated']);
    expect(told([road], 'quay st')).toEqual(['found', 'Quay Street, Harbor: street-middle, middle']);
    expect(told([park], 'mill park')).toEqual(['found', 'Mill Park, Harbor: interpolated, named']);
  });

  it('says that the number is unknown where the street alone was found', () => {
    expect(told([road], '9000b Quay St')).toEqual(['found', '9000B Quay Street, Harbor: street-middle, number-unknown']);
  });

  it('takes the pieces of one street for one, and the house with the number before all else', () => {
    expect(told([road, { ...road, lat: '44.02' }], 'quay st')).toHaveLength(2);
    expect(told([road, building], '152 quay st')).toEqual(['found', '152 Quay Street, Harbor: exact, exact']);
    const elsewhere = { ...building, address: { ...building.address, city: 'Easton' } };
    expect(told([building, elsewhere], '152 quay st')[0]).toBe('several');
  });

  it('names no town for a place, and leaves out what it cannot read', () => {
    expect(told([town], 'harbor')).toEqual(['suggestions']);
    expect(told([null, 5, { lat: 'x' }, { ...building, lat: '91' }, building], '152 quay st')[0]).toBe('found');
    expect(() => placesOfNominatim({ error: 'no' }, 'x')).toThrow();
  });

  it('shows nothing that turns text around, and no endless names', () => {
    const odd = { ...park, name: `Mill\u202e Park\u200b${'x'.repeat(500)}` };
    const [item] = placesOfNominatim([odd], 'mill').items;
    expect(item?.label).toMatch(/^Mill Parkx+$/);
    expect(item?.label.length).toBeLessThanOrEqual(200);
  });
});
