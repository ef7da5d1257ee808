import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importDemoSectors } from '../system/demo-issues.js';
import { fill } from '../system/many.js';
import { rootDir, System } from '../system/system.js';
import type { Worked } from '../system/worked-issues.js';
import { measureAccept } from './accept.js';
import { percentile } from './measures.js';
import { plot } from './plot.js';
import { round } from './report.js';

const sizesUsual = [10_000, 100_000, 1_000_000];
const seed = 200;
/** As in a department: most of what there ever was is done. */
const open = 20;
const askedTimes = 60;
const acceptSeconds = 10;
const pictureFile = join(rootDir, 'docs', 'growth.svg');

interface Grown {
  issues: number;
  acceptedPerSecond: number;
  /** The 95th percentile of each, in milliseconds. */
  p95Ms: Record<string, number>;
}

/** `npm run bench -- growth [SIZES]`: what people ask for most, and reports, with ever more issues in every service. Draws docs/growth.svg. */
export async function benchGrowth(sizes: readonly number[] = sizesUsual): Promise<void> {
  const all: Grown[] = [];
  for (const size of sizes) all.push(await measureAt(size));
  console.table(all.map(({ p95Ms, ...rest }) => ({ ...rest, ...p95Ms })));
  const lines = Object.keys(all[0]?.p95Ms ?? {}).map((name) => ({
    name,
    points: all.map(({ issues, p95Ms }) => ({ x: issues, y: p95Ms[name] ?? Number.NaN })),
  }));
  writeFileSync(pictureFile, plot({ title: 'Time to answer, 95th percentile', x: 'issues', y: 'ms', lines }));
  console.log(`Drawn to ${pictureFile}`);
}

async function measureAt(size: number): Promise<Grown> {
  const system = new System();
  try {
    await system.start();
    await importDemoSectors(system);
    const { token } = await system.person('clerk');
    const last = await fill(system, token, { issues: size, seed, open });
    const issues = await system.count('intake', 'issue');
    const p95Ms = await timesOf(system, token, last);
    const { perSecond } = await measureAccept(system, token, acceptSeconds);
    return { issues, acceptedPerSecond: perSecond, p95Ms };
  } finally {
    await system.stop();
  }
}

async function timesOf(system: System, token: string, { id, officer }: Worked): Promise<Record<string, number>> {
  const { category, location } = await system.ask<{ category: string; location: { lat: number; lng: number } }>(
    'GET',
    `/issues/${id}`,
  );
  const asOfficer = (await system.person('officer', { id: officer })).token;
  const questions: Record<string, [path: string, token: string]> = {
    'list, first page': ['/issues?limit=50', token],
    'list, open ones': ['/issues?limit=50&view=open', token],
    'similar issues': [`/issues/similar?category=${category}&lat=${location.lat}&lng=${location.lng}&text=report`, token],
    board: ['/board', token],
    'an issue': [`/issues/${id}`, token],
    "an officer's list": ['/issues?limit=50&view=open&sort=deadline', asOfficer],
  };
  const times: [string, number][] = [];
  for (const [name, [path, asked]] of Object.entries(questions)) times.push([name, await p95Of(system, path, asked)]);
  return Object.fromEntries(times);
}

async function p95Of(system: System, path: string, token: string): Promise<number> {
  const tookMs: number[] = [];
  for (let n = 0; n < askedTimes; n++) {
    const startedMs = performance.now();
    await system.ask('GET', path, { token });
    tookMs.push(performance.now() - startedMs);
  }
  return round(percentile(tookMs, 0.95), 1);
}
