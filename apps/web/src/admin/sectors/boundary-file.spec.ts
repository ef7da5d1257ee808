import { describe, expect, it } from '@jest/globals';
import { codeIn, drawable, readBoundaryFile, suggestedRules, type BoundaryFile } from './boundary-file.js';

const feature = (properties: object, geometry: object | null = null) => ({ type: 'Feature', properties, geometry });
const text = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const faultOf = (content: string) => (readBoundaryFile('a.json', content) as { fault: string }).fault;

describe('a file of boundaries', () => {
  it('that is broken, or is something else, is told as that', () => {
    expect(faultOf('{"type": "Feature')).toContain('a.json is not a GeoJSON file');
    expect(faultOf('{"type":"Topology","objects":{}}')).toContain('holds a Topology');
    expect(faultOf('[1]')).toContain('holds no GeoJSON');
    expect(faultOf(text())).toBe('a.json has no features in it.');
  });

  it('tells what properties there are, with values, also where some features lack them', () => {
    const file = readBoundaryFile(
      'a.json',
      `\uFEFF${text(feature({ beat: 41, district: 'A' }), feature({ beat: 42, district: 'A' }), { type: 'Feature' })}`,
    ) as BoundaryFile;
    expect(file.properties).toEqual([
      { name: 'beat', filled: 2, distinct: 2, samples: ['41', '42'] },
      { name: 'district', filled: 2, distinct: 1, samples: ['A'] },
    ]);
    expect(suggestedRules(file.properties)).toMatchObject({ code: 'beat', precinctBy: 'property', precinct: 'district' });
    expect(file.features.map((one) => codeIn(one, 'beat'))).toEqual(['41', '42', null]);
  });

  it('suggests a property with a value of its own for each feature, and a pattern where none is called precinct', () => {
    const file = readBoundaryFile('a.json', text(feature({ Kind: 'x', Label: '4-A' }), feature({ Kind: 'x', Label: '4-B' })));
    expect(suggestedRules((file as BoundaryFile).properties)).toMatchObject({ code: 'Label', precinctBy: 'pattern' });
  });

  it('is drawn where it can be drawn', () => {
    const ring = [
      [1, 2],
      [2, 2],
      [2, 3],
    ];
    expect(drawable(feature({}, { type: 'Polygon', coordinates: [ring] }))).not.toBeNull();
    expect(drawable(feature({}, { type: 'MultiPolygon', coordinates: [[ring]] }))).not.toBeNull();
    for (const geometry of [null, { type: 'Point', coordinates: [1, 2] }, { type: 'Polygon', coordinates: [[[1, null]]] }])
      expect(drawable(feature({}, geometry))).toBeNull();
    expect(drawable('nonsense')).toBeNull();
  });
});
