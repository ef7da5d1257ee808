import { describe, expect, it } from '@jest/globals';
import { coordinatesOf, coordinatesText, typedPlace } from './coordinates.js';

describe('coordinates as they are typed', () => {
  it.each(['44.0205, -37.9405', ' 44.0205,-37.9405 ', '44.0205 -37.9405', '44.0205; -37.9405'])('reads %j', (text) => {
    expect(typedPlace(text)).toEqual({ lat: 44.0205, lng: -37.9405 });
  });

  it.each(['44.0205', 'Tanner Street', '44.0205, x', '1e3, 2', '44,02, -37,94'])('says what is expected for %j', (text) => {
    expect(coordinatesOf(text)).toMatchObject({ kind: 'fault', message: expect.stringContaining('latitude, longitude') });
  });

  it('knows where the earth ends', () => {
    expect(coordinatesOf('90.1, 0')).toMatchObject({ kind: 'fault', message: expect.stringContaining('latitude') });
    expect(coordinatesOf('90, -180.5')).toMatchObject({ kind: 'fault', message: expect.stringContaining('longitude') });
    expect(coordinatesOf('-90, 180').kind).toBe('place');
  });

  it('takes nothing for nothing', () => expect(coordinatesOf('  ')).toEqual({ kind: 'none' }));

  it('reads what it writes', () => {
    const place = { lat: -44.020461, lng: 137.940495 };
    expect(typedPlace(coordinatesText(place))).toEqual(place);
  });
});
