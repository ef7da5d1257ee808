import { describe, expect, it } from '@jest/globals';
import { borderWords } from './border-words.js';

describe('a place near a border', () => {
  const said = (...codes: string[]) => borderWords({ meters: 20, sectors: codes.map((sector) => ({ sector, precinct: '4' })) });

  it('names the one sector nearby', () => expect(said('4B')).toBe('This place is within 20 meters of sector 4B.'));
  it('names all where several are near', () =>
    expect(said('4B', '5A')).toBe('This place is within 20 meters of sectors 4B and 5A.'));
});
