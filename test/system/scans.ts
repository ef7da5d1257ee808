import { expect } from '@jest/globals';
import { serviceNames, type ServiceName } from '@owcr/local-stack';
import { tableSizes, type Grown } from './many.js';
import type { System } from './system.js';
import type { Worked } from './worked-issues.js';

interface Scans {
  scans: number;
  rows: number;
  /** Rows that it has, as the planner knows them. */
  size: number;
}

interface Seen {
  sector: { precinct: string };
  category: string;
  reference: string;
  location: { lat: number; lng: number };
}

/**
 * What people look at: an issue, and the first pages of the lists, as somebody who sees the whole city, as a sergeant and as an officer: what
 * is hidden from them must not be looked for in all there is.
 */
export async function look(system: System, { id, officer }: Worked): Promise<void> {
  const { category, location, reference, sector } = await system.ask<Seen>('GET', `/issues/${id}`);
  const people = {
    admin: undefined,
    sergeant: (await system.person('sergeant', { precincts: [sector.precinct] })).token,
    officer: (await system.person('officer', { id: officer })).token,
  };
  const place = `category=${category}&lat=${location.lat}&lng=${location.lng}`;
  const ofIssue = ['', '/notes', '/photos', '/corrections'].map((part) => `/issues/${id}${part}`);
  const issueLists = [
    '',
    '?view=open',
    '?view=late&sort=deadline',
    '?view=unassigned',
    `?officer=${officer}`,
    `?reference=${reference}`,
  ];
  const paths = [
    ...ofIssue,
    ...issueLists.map((query) => `/issues${query}`),
    `/issues/similar?${place}&text=light`,
    `/timeline/${id}`,
    `/assignments/${id}`,
    '/assignments?state=review',
    `/assignments?officer=${officer}`,
    '/escalations?state=open',
    '/board/mine',
    '/notifications',
    '/notifications?unread=true',
  ];
  for (const token of Object.values(people))
    for (const path of paths) {
      const { status } = await system.api('GET', path, { token });
      // Not everything is for everybody.
      if (status !== 403) expect([path, status]).toEqual([path, 200]);
    }
}

/** The tables of each service that have at least so many rows. */
export async function tablesWith(system: System, least: number): Promise<Grown> {
  const large = async (service: ServiceName) =>
    [...(await tableSizes(system, service))].filter(([, size]) => size >= least).map(([table]) => table);
  return new Map(await Promise.all(serviceNames.map(async (service) => [service, await large(service)] as const)));
}

/** How often each of these tables was read from its beginning, and how many rows were read by it. */
export async function scansOf(system: System, grown: Grown): Promise<Map<string, Scans>> {
  const of = async (service: ServiceName) => {
    const rows = await system.rows<{ table: string; scans: string; rows: string; size: number }>(
      service,
      `SELECT s.relname AS table, seq_scan AS scans, seq_tup_read AS rows, reltuples::int AS size
         FROM pg_stat_user_tables AS s JOIN pg_class ON pg_class.oid = relid WHERE s.relname = ANY ($1)`,
      [grown.get(service)],
    );
    return rows.map(
      ({ table, ...row }) =>
        [`${service}.${table}`, { scans: Number(row.scans), rows: Number(row.rows), size: row.size }] as const,
    );
  };
  return new Map((await Promise.all(serviceNames.map(of))).flat());
}

/** Each half minute the watchdogs look at all that should have a timer: so often, at most, within what is measured here. */
const watched = { tables: /\.(timer|issue_clock)$/, timesMax: 2 };
/** A list says how many there are up to 10,000. */
const countedMax = 10_001;
/** A table may have grown a little since the planner looked. */
const wholeShare = 0.9;

/** The tables that were read from end to end in between, as lines. */
export function readWhole(before: ReadonlyMap<string, Scans>, after: ReadonlyMap<string, Scans>): string[] {
  return [...after].flatMap(([table, now]) => {
    const { scans, rows } = before.get(table) ?? { scans: 0, rows: 0 };
    const more = { scans: now.scans - scans, rows: now.rows - rows };
    if (more.rows <= more.scans * Math.min(countedMax, now.size * wholeShare)) return [];
    if (watched.tables.test(table) && more.scans <= watched.timesMax) return [];
    return [`${table}: ${more.scans} times, ${more.rows} rows`];
  });
}
