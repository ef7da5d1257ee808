import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { faultOf, readBoundaries, type BoundaryFile } from './geojson.reader.js';
import { precinctFromPattern, precinctFromProperty, type PrecinctRule } from './precinct.rule.js';
import { SectorIndex } from './sector.index.js';

/** Real boundaries and requests are not part of the project: they lie beside it, or where OWCR_SHARED_DATA says. */
const repositoryRoot = join(import.meta.dirname, '../../../..');
const directory = process.env.OWCR_SHARED_DATA ?? join(repositoryRoot, '../shared/data');
const present = existsSync(join(directory, 'nypd-sectors.geojson'));
if (!present) console.warn(`real-data.spec: skipped, because there is no real data in ${directory} (set OWCR_SHARED_DATA)`);

const read = (file: string, codeProperty: string, precinctOf: PrecinctRule): BoundaryFile => {
  const body: unknown = JSON.parse(readFileSync(join(directory, file), 'utf8'));
  expect(faultOf(body)).toBeNull();
  return readBoundaries(body as { features: unknown[] }, { codeProperty, precinctOf });
};
const readNypd = () => read('nypd-sectors.geojson', 'sector', precinctFromPattern('^\\d+')!);

(present ? describe : describe.skip)('real boundaries', () => {
  it('of New York: 303 sectors, the oddities named', () => {
    const { boundaries, refused, reported } = readNypd();
    expect(boundaries).toHaveLength(303);
    expect(refused).toEqual([]);
    expect(new Set(reported.map(({ reason }) => reason))).toEqual(new Set(['self-intersecting']));
    expect(boundaries.find(({ code }) => code === '101D')?.precinct).toBe('101');
  });

  it('of Detroit by scout car area: 131 sectors, codes that are numbers', () => {
    const { boundaries, refused, reported } = read('detroit-scout-car-areas.geojson', 'area', precinctFromProperty('precinct'));
    expect(boundaries).toHaveLength(131);
    expect([refused, reported]).toEqual([[], []]);
    expect(boundaries.find(({ code }) => code === '415')?.precinct).toBe('4');
  });

  it('of Detroit by precinct: 11 of 12 features, one precinct in two parts and with a ring that crosses itself', () => {
    const { boundaries, refused, reported } = read('detroit-precincts.geojson', 'name', precinctFromProperty('name'));
    expect(boundaries).toHaveLength(11);
    expect(refused).toEqual([]);
    expect(reported).toEqual([
      { code: '07', reason: 'merged-features' },
      { code: '07', reason: 'self-intersecting' },
    ]);
  });

  it('hold every real request in the sector an independent library found', () => {
    const index = new SectorIndex(readNypd().boundaries);
    const requests = parse<Record<string, string>>(readFileSync(join(directory, 'nyc-311-2018-sample.csv')), { columns: true });
    const located = requests.filter(({ Latitude }) => Latitude);
    expect(located.length).toBeGreaterThan(400);
    const wrong = located.filter(
      (row) => (index.locate(Number(row.Latitude), Number(row.Longitude))?.sector ?? '') !== row.expected_sector,
    );
    expect(wrong).toEqual([]);
  });
});
