import type { ServiceName } from '@owcr/local-stack';
import { eventually } from '@owcr/testing';
import type { System } from '../system.js';

/** What the person in question has to do with an issue: nothing at all is `elsewhere`, which is in the hands of another agency. */
export const places = ['mine', 'lent', 'precinct', 'sector', 'elsewhere', 'referred'] as const;
export type Place = (typeof places)[number];

/** One issue and all that came of it, with what decides about who may do what with it. */
export interface Site {
  issueId: string;
  escalationId: string;
  /** Of the one that told its officer. */
  notificationId: string;
  /** A shift and an absence of its officer. */
  shiftId: string;
  absenceId: string;
  sector: string;
  precinct: string;
  officerId: string;
  /** Where that officer works; an officer who was lent works elsewhere than the issue lies. */
  officerPrecinct: string;
  referredTo: string | null;
}

export interface Town {
  /** The officer of `mine`. Everybody in the matrix is this person, in one role after the other. */
  me: string;
  sites: Record<Place, Site>;
}

/** The precincts, sectors and agency of the person in question. */
export const scope = { precincts: ['A'], sectors: ['A1', 'B2'], agency: 'sanitation' };

const sectors = ['A1', 'A2', 'B1', 'B2'];
/** So small that all of the town is near everything else in it. */
const sideDegrees = 0.001;
const lat = 44;
/** Each sector is a square, one beside the other. */
export const middleOf = (sector: string) => ({ lat, lng: (sectors.indexOf(sector) + 0.5) * sideDegrees });
export const middle = { lat, lng: 2 * sideDegrees };
export const category = 'noise-residential';

/** Which sector an issue lies in, and what becomes of it. */
const plan: Record<Place, { sector: string; officer: string; referredTo?: string }> = {
  mine: { sector: 'A1', officer: 'officer-A1' },
  lent: { sector: 'B1', officer: 'officer-A1' },
  precinct: { sector: 'A2', officer: 'officer-A2' },
  sector: { sector: 'B2', officer: 'officer-B2' },
  elsewhere: { sector: 'B1', officer: 'officer-B1', referredTo: 'parks' },
  referred: { sector: 'B1', officer: 'officer-B1', referredTo: 'sanitation' },
};

/** Long enough ago that its deadlines have passed. */
const reportedDaysAgo = 3;
const dayMs = 86_400_000;
/** Shifts and absences that are there already, so that nobody who may enter another one changes anything. */
export const takenTime = { startsAt: '2034-05-01T08:00:00Z', endsAt: '2034-05-01T16:00:00Z' };
const absentTime = { startsAt: '2034-05-02T08:00:00Z', endsAt: '2034-05-02T16:00:00Z' };
export const takenTimes = { shifts: takenTime, absences: absentTime } as const;

/** Sectors, officers and issues in every relation to one person, made through the API by the administrator. */
export async function settle(system: System): Promise<Town> {
  await system.ask('POST', '/sectors/import?code=sector&precinct=precinct', { body: boundaries() });
  await system.ask('POST', '/officers/import', { body: { rows: roster() } });
  for (const code of ['parks', 'sanitation']) await system.ask('POST', '/agencies', { body: { code, name: `Agency ${code}` } });
  const officers = await officersByBadge(system);
  for (const officerId of officers.values())
    for (const [kind, time] of Object.entries(takenTimes)) await system.ask('POST', `/${kind}`, { body: { officerId, ...time } });
  const made = await Promise.all(places.map(async (place) => [place, await siteOf(system, place, officers)] as const));
  return { me: idOf(officers, 'officer-A1'), sites: Object.fromEntries(made) as Record<Place, Site> };
}

export function boundaries() {
  const features = sectors.map((sector, index) => {
    const [west, east] = [index * sideDegrees, (index + 1) * sideDegrees];
    const [south, north] = [lat - sideDegrees / 2, lat + sideDegrees / 2];
    const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
    const properties = { sector, precinct: sector[0] };
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return { type: 'FeatureCollection', features };
}

function roster() {
  const supervisors = ['A', 'B'].map((precinct) => ({
    ...{ badge: `sergeant-${precinct}`, name: `Sergeant of ${precinct}`, rank: 'sergeant', precincts: [precinct] },
  }));
  const officers = sectors.map((sector) => ({
    ...{ badge: `officer-${sector}`, name: `Officer of ${sector}`, rank: 'officer', sectors: [sector] },
    ...{ supervisorBadge: `sergeant-${sector[0]}`, email: `${sector}@example.org`, phone: '+1 555 0100' },
  }));
  return [...supervisors, ...officers];
}

async function officersByBadge(system: System): Promise<Map<string, string>> {
  const { items } = await system.ask<{ items: { id: string; badge: string; rank: string }[] }>('GET', '/officers?rank=officer');
  return new Map(items.map(({ badge, id }) => [badge, id]));
}

/** Where one of the issues was taken over from: nobody can report it a second time. */
export const takenSource = { system: 'matrix', id: 'taken' };

async function siteOf(system: System, place: Place, officers: ReadonlyMap<string, string>): Promise<Site> {
  const { sector, officer, referredTo = null } = plan[place];
  const officerId = idOf(officers, officer);
  const { id: issueId } = await system.ask<{ id: string }>('POST', '/issues', {
    body: {
      ...{ category, summary: `An issue that is ${place}`, channel: 'phone', location: middleOf(sector) },
      ...{ reporter: { name: 'A Neighbour', phone: '+1 555 0101', email: 'neighbour@example.org', language: 'en' } },
      // Its escalation is one of the things asked for: imported history has none.
      ...(place === 'mine' && { source: takenSource, startClocks: true }),
      reportedAt: new Date(Date.now() - reportedDaysAgo * dayMs).toISOString(),
      startClocks: true,
    },
  });
  await assignedTo(system, issueId, officerId);
  if (referredTo !== null) await refer(system, issueId, referredTo);
  const escalationId = await escalationOf(system, issueId);
  const notificationId = await found(
    system,
    `/notifications?limit=200&person=${officerId}`,
    (item) => item.issueId === issueId && item.kind === 'assigned',
  );
  const shiftId = await found(system, `/shifts?officer=${officerId}`, () => true);
  const absenceId = await found(system, `/absences?officer=${officerId}`, () => true);
  const lies = { sector, precinct: sector.charAt(0), officerId, officerPrecinct: officer.charAt('officer-'.length) };
  return { issueId, escalationId, notificationId, shiftId, absenceId, ...lies, referredTo };
}

/** Waits until the issue has its officer everywhere; lends one where another than the sector's is meant. */
async function assignedTo(system: System, issueId: string, officerId: string): Promise<void> {
  const { officer, version } = await eventually(async () => {
    const { status, body } = await system.api<{ officer: { id: string } | null; version: number }>(
      'GET',
      `/assignments/${issueId}`,
    );
    return status === 200 && body.officer ? { officer: body.officer, version: body.version } : undefined;
  });
  // It is late from the beginning. Given to somebody else before that is noticed, its time to acknowledge would begin anew.
  await escalationOf(system, issueId);
  if (officer.id !== officerId)
    await system.ask('POST', `/assignments/${issueId}/reassign`, { body: { officerId }, ifMatch: version });
  await issueWhere(system, issueId, (issue) => issue.officer?.id === officerId && issue.status === 'assigned');
  for (const [service, table] of [
    ['insights', 'board_issue'],
    ['escalation', 'issue_clock'],
  ] as const)
    await eventually(async () => (await officerIn(system, service, table, issueId)) === officerId);
}

/** Whose issue it is to a service that learns it from events. */
async function officerIn(system: System, service: ServiceName, table: string, issueId: string): Promise<string | null> {
  const [row] = await system.rows<{ officer_id: string | null }>(service, `SELECT officer_id FROM ${table} WHERE issue_id = $1`, [
    issueId,
  ]);
  return row?.officer_id ?? null;
}

async function refer(system: System, issueId: string, partner: string): Promise<void> {
  const { version } = await system.ask<{ version: number }>('GET', `/assignments/${issueId}`);
  await system.ask('POST', `/assignments/${issueId}/acknowledge`, { ifMatch: version });
  const acknowledged = await issueWhere(system, issueId, ({ status }) => status === 'acknowledged');
  await system.ask('POST', `/issues/${issueId}/refer`, { body: { partner }, ifMatch: acknowledged.version });
}

interface Issue {
  status: string;
  version: number;
  officer: { id: string } | null;
}

function issueWhere(system: System, issueId: string, holds: (issue: Issue) => boolean): Promise<Issue> {
  return eventually(async () => {
    const issue = await system.ask<Issue>('GET', `/issues/${issueId}`);
    return holds(issue) ? issue : undefined;
  });
}

const escalationOf = (system: System, issueId: string) =>
  found(system, '/escalations?limit=200', (item) => item.issueId === issueId);

type Item = { id: string; issueId: string; kind?: string };

async function found(system: System, path: string, wanted: (item: Item) => boolean): Promise<string> {
  const item = await eventually(async () => (await system.ask<{ items: Item[] }>('GET', path)).items.find(wanted));
  return item.id;
}

function idOf(officers: ReadonlyMap<string, string>, badge: string): string {
  const id = officers.get(badge);
  if (!id) throw new Error(`no officer has badge ${badge}`);
  return id;
}
