import { mkdirSync, writeFileSync } from 'node:fs';
import { larkmoor } from './city.js';
import { cityMap } from './city-map.js';

/** Writes the web application's map of the demo city again: `node apps/import/dist/demo/write-map.js`, one feature on each line. */
const { type, features } = cityMap(larkmoor());
const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
const file = new URL('../../../web/public/map/demo-city.geojson', import.meta.url);
mkdirSync(new URL('.', file), { recursive: true });
writeFileSync(file, `{"type":"${type}","features":[\n${lines}\n]}\n`);
