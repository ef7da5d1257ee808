import { describe, expect, it } from '@jest/globals';
import { fileFault, importBytesMax, sizeWords } from './import-file.js';

describe('a file to import', () => {
  it('is refused before it is read when it is empty or larger than what can be sent', () => {
    expect(fileFault({ name: 'city.geojson', size: importBytesMax })).toBeNull();
    expect(fileFault({ name: 'city.geojson', size: importBytesMax + 1 })).toContain('at most 20.0 MB');
    expect(fileFault({ name: 'city.geojson', size: 0 })).toBe('city.geojson is empty.');
  });

  it('has a size in the unit people use', () => {
    expect([sizeWords(512), sizeWords(320_000), sizeWords(3_400_000)]).toEqual(['512 bytes', '313 kB', '3.2 MB']);
  });
});
