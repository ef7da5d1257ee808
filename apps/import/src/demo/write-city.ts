import { writeFileSync } from 'node:fs';
import { larkmoor, toGeoJson } from './city.js';

/** Writes the shipped boundary file again: `node apps/import/dist/demo/write-city.js`, one feature on each line. */
const { type, features } = toGeoJson(larkmoor());
const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
writeFileSync(new URL('../../demo/sectors.geojson', import.meta.url), `{"type":"${type}","features":[\n${lines}\n]}\n`);
