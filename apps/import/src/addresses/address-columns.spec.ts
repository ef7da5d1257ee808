import { describe, expect, it } from '@jest/globals';
import { columnsOf, readColumns } from './address-columns.js';

describe('the columns of a file of addresses', () => {
  it('are found by the names that cities, OpenAddresses and OpenStreetMap use', () => {
    expect(columnsOf(['LON', 'LAT', 'NUMBER', 'STREET', 'UNIT', 'CITY'], {})).toEqual({
      number: 'NUMBER',
      street: 'STREET',
      locality: 'CITY',
      lat: 'LAT',
      lng: 'LON',
    });
    expect(columnsOf(['addr:housenumber', 'addr:street', 'Latitude', 'Longitude'], {})).toMatchObject({ lat: 'Latitude' });
    expect(columnsOf(['id', 'what'], {})).toEqual({});
  });

  it('are those that were said, which must be there', () => {
    expect(columnsOf(['HN', 'street', 'number'], readColumns('number=HN'))).toEqual({ number: 'HN', street: 'street' });
    expect(() => columnsOf(['a'], { street: 'b' })).toThrow('there is no column "b"; there are: a');
  });

  it('are said as pairs', () => {
    expect(readColumns(undefined)).toEqual({});
    expect(readColumns(' number = HN , street=ST')).toEqual({ number: 'HN', street: 'ST' });
    for (const wrong of ['zip=Z', 'number', 'number=']) expect(() => readColumns(wrong)).toThrow('--columns is like');
  });
});
