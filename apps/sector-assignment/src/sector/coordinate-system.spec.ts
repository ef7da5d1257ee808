import { expect, it } from '@jest/globals';
import { foreignSystemOf } from './coordinate-system.js';

const named = (name: unknown) => ({ type: 'name', properties: { name } });

it.each([
  [undefined, null],
  [null, null],
  [named('urn:ogc:def:crs:OGC:1.3:CRS84'), null],
  [named('urn:ogc:def:crs:OGC::CRS84'), null],
  [named('urn:ogc:def:crs:EPSG::4326'), null],
  [named('EPSG:4326'), null],
  [named('urn:ogc:def:crs:EPSG::3857'), 'EPSG:3857'],
  [named('EPSG:2263'), 'EPSG:2263'],
  ['EPSG:102100', 'EPSG:102100'],
  [{ type: 'link', properties: { href: 'x' } }, 'a coordinate system without a name'],
  [named(7), 'a coordinate system without a name'],
  [7, 'a coordinate system without a name'],
])('%j is in %s', (crs, name) => {
  expect(foreignSystemOf(crs)).toBe(name);
});
