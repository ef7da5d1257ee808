import { describe, expect, it } from '@jest/globals';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { cityAfter, cityNow, whereItHappens } from './sector-standing.js';

const square = (at: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [at, 1],
      [at + 1, 1],
      [at + 1, 2],
      [at, 1],
    ],
  ],
});
const known = (code: string, at: number): Feature => ({ type: 'Feature', properties: { code }, geometry: square(at) });
const inFile = (beat: string | number, at: number) => ({ type: 'Feature', properties: { beat }, geometry: square(at) });
const current: FeatureCollection = {
  type: 'FeatureCollection',
  features: [known('1', 0), known('2', 2), known('3', 4)],
};
const moves = { items: [], issuesLookedAt: 0, complete: true };
const tried = {
  refused: [{ index: 3, reason: 'not closed' }],
  difference: {
    added: [{ code: '9', precinct: 'Z' }],
    changed: [{ code: '2', precinct: 'A', precinctBefore: 'A', fields: ['geometry' as const] }],
    ...{ unchanged: ['1'], absent: ['3'], covered: [], repaired: [], moves },
  },
};
const standingOf = ({ features }: FeatureCollection) =>
  Object.fromEntries(features.map(({ properties }) => [String(properties?.code), String(properties?.standing)]));

describe('what an import would do, on the map', () => {
  const file = [inFile(1, 0), inFile('2', 2.5), inFile(9, 8), inFile('4', 10), { type: 'Feature', geometry: null }];
  const after = cityAfter(file, 'beat', current, tried);

  it('shows each sector of the file, those it leaves alone, and those that are refused', () => {
    expect(standingOf(after)).toEqual({ 1: 'unchanged', 2: 'changed', 9: 'added', 4: 'refused', 3: 'absent' });
    const changed = after.features.find(({ properties }) => properties?.code === '2');
    expect(changed).toMatchObject({ geometry: square(2.5), properties: { label: '2 changed', state: 'soon' } });
  });

  it('shows beside it how it is now', () => {
    const now = cityNow(current, tried);
    expect(standingOf(now)).toEqual({ 1: 'unchanged', 2: 'changed', 3: 'absent' });
    expect(now.features.find(({ properties }) => properties?.code === '2')?.geometry).toEqual(square(2));
  });

  it('looks at where something happens, or at all of it', () => {
    expect(Object.keys(standingOf(whereItHappens(after))).sort()).toEqual(['2', '4', '9']);
    expect(whereItHappens(current)).toBe(current);
  });
});
