import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { serviceNames, type ServiceName } from '@owcr/local-stack';
import { importDemoSectors } from './demo-issues.js';
import { grownBy, multiply, tableSizes, type Grown } from './many.js';
import { System } from './system.js';
import { report, work, type Worked } from './worked-issues.js';

/** Enough for the planner to choose as it does with more; tried with 200,000. */
const issues = Number(process.env.OWCR_SCAN_ISSUES ?? 12_000);
/** Lists say how many there are up to this number. */
const countedMax = 10_001;
const seed = 40;
/** As in a department: most of what there ever was is done. */
const open = 4;
/** A server process says what it has read at the latest so long after it did. */
const statisticsAfterMs = 12_000;

const system = new System();
interface Scans {
  scans: number;
  rows: number;
}

interface Seen {
  sector: { precinct: string };
  category: string;
  reference: string;
  location: { lat: number; lng: number };
}

let grown: Grown;
let clerk: string;

beforeAll(async () => {
  await system.start();
  await importDemoSectors(system);
  clerk = (await system.person('clerk')).token;
  grown = await grownBy(system, async () => {
    await work(system, clerk, seed - open);
    for (let each = 0; each < open; each++) await report(system, clerk);
  });
  await multiply(system, grown, Math.ceil(issues / seed));
  grown = await withRows(issues);
}, 240_000);
afterAll(() => system.stop(), 60_000);

/**
 * What people look at: an issue, and the first pages of the lists, as somebody who sees the whole city, as a sergeant and as an officer: what
 * is hidden from them must not be looked for in all there is.
 */
async function look({ id, officer }: Worked): Promise<void> {
  const { category, location, reference, sector } = await system.ask<Seen>('GET', `/issues/${id}`);
  const people = {
    admin: undefined,
    sergeant: (await system.person('sergeant', { precincts: [sector.precinct] })).token,
    officer: (await system.person('officer', { id: officer })).token,
  };
  const place = `category=${category}&lat=${location.lat}&lng=${location.lng}`;
  const ofIssue = [
    `/issues/${id}`,
    `/issues/${id}/notes`,
    `/issues/${id}/photos`,
    `/issues/${id}/corrections`,
    `/timeline/${id}`,
    `/assignments/${id}`,
  ];
  const lists = [
    ...[
      '/issues',
      '/issues?view=open',
      '/issues?view=late&sort=deadline',
      '/issues?view=unassigned',
      `/issues?officer=${officer}`,
    ],
    ...[
      `/issues?reference=${reference}`,
      `/issues/similar?${place}&text=light`,
      '/assignments?state=review',
      `/assignments?officer=${officer}`,
    ],
    ...['/escalations?state=open', '/board/mine', '/notifications', '/notifications?unread=true'],
  ];
  for (const token of Object.values(people))
    for (const path of [...ofIssue, ...lists]) {
      const { status } = await system.api('GET', path, { token });
      // Not everything is for everybody.
      if (status !== 403) expect([path, status]).toEqual([path, 200]);
    }
}

/** The tables that grow with the number of issues. */
async function withRows(least: number): Promise<Grown> {
  const large = async (service: ServiceName) =>
    [...(await tableSizes(system, service))].filter(([, size]) => size >= least).map(([table]) => table);
  return new Map(await Promise.all(serviceNames.map(async (service) => [service, await large(service)] as const)));
}

/** How often each table that grows was read from its beginning, and how many rows were read by it. */
async function scans(): Promise<Map<string, Scans>> {
  const of = async (service: ServiceName) => {
    const rows = await system.rows<{ table: string; scans: string; rows: string }>(
      service,
      'SELECT relname AS table, seq_scan AS scans, seq_tup_read AS rows FROM pg_stat_user_tables WHERE relname = ANY ($1)',
      [grown.get(service)],
    );
    return rows.map(
      ({ table, ...row }) => [`${service}.${table}`, { scans: Number(row.scans), rows: Number(row.rows) }] as const,
    );
  };
  return new Map((await Promise.all(serviceNames.map(of))).flat());
}

it(`with ${issues} issues, no statement of the way of an issue and of its lists reads a table that grows from end to end`, async () => {
  expect(await system.count('intake', 'issue')).toBeGreaterThanOrEqual(issues);
  expect(await system.count('notification', 'message')).toBeGreaterThanOrEqual(issues);
  await work(system, clerk, 3);
  await sleep(statisticsAfterMs);
  const before = await scans();
  expect(before.size).toBeGreaterThan(15);
  await look(await work(system, clerk, 2));
  await sleep(statisticsAfterMs);
  const after = await scans();
  // A count stops at so many: that is what it may read.
  const whole = [...after].flatMap(([table, now]) => {
    const { scans: times, rows } = before.get(table) ?? { scans: 0, rows: 0 };
    return now.rows - rows > (now.scans - times) * countedMax
      ? [`${table}: ${now.scans - times} times, ${now.rows - rows} rows`]
      : [];
  });
  expect(whole).toEqual([]);
}, 180_000);
