import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir, type System } from './system.js';

const file = join(rootDir, 'apps/import/demo/sectors.geojson');
const categories = ['street-light-out', 'graffiti', 'illegal-dumping', 'noise-residential', 'abandoned-vehicle'];

interface Sectors {
  features: { properties: { sector: string; precinct: string }; geometry: { coordinates: number[][][] } }[];
}

/** The made-up city's sectors and a roster of one officer for each. */
export async function importDemoSectors(system: System): Promise<void> {
  const shape = ['--code', 'sector', '--precinct', 'precinct'];
  for (const step of [
    ['sectors', file, ...shape],
    ['officers-for', file, ...shape, '--out', 'officers.csv'],
    ['officers', 'officers.csv'],
  ]) {
    const run = await system.import(step);
    if (run.code !== 0) throw new Error(`import ${step.join(' ')}: ${run.output}`);
  }
}

const middles = (JSON.parse(readFileSync(file, 'utf8')) as Sectors).features.map(({ properties, geometry }) => {
  const ring = geometry.coordinates[0] ?? [];
  const mean = (axis: 0 | 1) => ring.reduce((sum, position) => sum + (position[axis] ?? 0), 0) / ring.length;
  return { ...properties, lng: mean(0), lat: mean(1) };
});

/** The n-th report, somewhere in the middle of one of the 24 sectors. */
export function demoIssue(n: number): Record<string, unknown> {
  const { lat, lng } = middles[n % middles.length] ?? { lat: 0, lng: 0 };
  const spread = ((n * 7919) % 100) / 100_000;
  return {
    category: categories[n % categories.length],
    summary: `Report number ${n}`,
    description: 'Seen by a neighbour, for several days.',
    location: { lat: lat + spread, lng: lng - spread },
    channel: 'phone',
    reporter: { name: 'A Neighbour', phone: '+1 555 0100' },
  };
}
