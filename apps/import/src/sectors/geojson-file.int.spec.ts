import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { placesOf, readFeatures, requireProperty, requireSendable } from './geojson-file.js';

const folder = mkdtempSync(join(tmpdir(), 'import-geojson-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: unknown): string {
  const path = join(folder, 'in.geojson');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const feature = (properties: unknown) => ({ type: 'Feature', properties, geometry: null });
const collection = (...properties: unknown[]) => ({ type: 'FeatureCollection', features: properties.map(feature) });

describe('a boundary file', () => {
  it.each([
    ['{"type":', 'is not JSON'],
    [[1, 2], 'is not a GeoJSON FeatureCollection'],
    [{ type: 'Feature' }, 'is not a GeoJSON FeatureCollection but a Feature'],
    [{ type: 'FeatureCollection' }, 'has no features'],
    [collection(), 'has no features'],
  ])('that is none is refused: %j', async (content, message) => {
    await expect(readFeatures(file(content))).rejects.toThrow(message);
  });

  it('that is not there is refused', async () => {
    await expect(readFeatures(join(folder, 'no.geojson'))).rejects.toThrow('there is no file');
    await expect(readFeatures(folder)).rejects.toThrow('there is no file');
  });

  it('that is much larger than boundaries are is refused in one sentence, before it is read or sent', async () => {
    const path = file('');
    truncateSync(path, 100_000_001);
    await expect(readFeatures(path)).rejects.toThrow(/in\.geojson is larger than 100 MB; simplify the boundaries first$/);
    const large = collection({ note: 'x'.repeat(21 * 1024 ** 2) });
    expect(() => requireSendable('f', large as never)).toThrow('f holds 22 MiB of GeoJSON, at most 20 are taken;');
    expect(() => requireSendable('f', collection({ area: 1 }) as never)).not.toThrow();
  });

  it('without the property is answered with the properties it has', async () => {
    const read = await readFeatures(file(collection({ area: 415, precinct: 4 })));
    expect(() => requireProperty('f', read, 'area')).not.toThrow();
    expect(() => requireProperty('f', read, 'sector')).toThrow('has a property "sector"; there are: area, precinct');
  });

  it('gives code and precinct, by property or by pattern', () => {
    const areas = collection({ area: 415, precinct: 4 }, { area: 415, precinct: 4 }, { area: null, precinct: 4 }, null);
    expect(placesOf(areas as never, { codeProperty: 'area', precinctProperty: 'precinct' })).toEqual([
      { code: '415', precinct: '4' },
    ]);
    const sectors = collection({ sector: '101D' }, { sector: 'none' });
    expect(placesOf(sectors as never, { codeProperty: 'sector', precinctPattern: '^\\d+' })).toEqual([
      { code: '101D', precinct: '101' },
    ]);
    expect(placesOf(sectors as never, { codeProperty: 'sector', precinctPattern: '^(\\d)\\d*' })).toEqual([
      { code: '101D', precinct: '1' },
    ]);
  });
});
