import { randomUUID } from 'node:crypto';
import type { DataOf } from '@owcr/contracts';
import { event, person } from '@owcr/testing';
import { officerIdOf } from '../ids.js';
import { admin, clerk, collection, importPath, reported, RunningService, square } from '../running.harness.js';

export const officerRow = (badge: string, sector: string, more = {}) => ({
  badge,
  name: `Officer ${badge}`,
  rank: 'officer',
  sectors: [sector],
  ...more,
});

const officer = (badge: string) => ({ id: officerIdOf(badge), as: person('officer', ['4'], officerIdOf(badge)) });
/** Officers of sector 4A. */
export const one = officer('1');
export const two = officer('2');
/** Of sector 4B, the same precinct. */
export const cover = officer('3');
export const sergeant = person('sergeant', ['4']);

export const in4A = { lat: 50.5, lng: 10.5 };
/** A sector without officers. */
export const in5A = { lat: 50.5, lng: 20.5 };
export const outside = { lat: 0, lng: 0 };

/** A running service with three sectors in two precincts, and three officers, all in the first. */
export async function startCity(): Promise<RunningService> {
  const service = await RunningService.start();
  await service.post(admin, importPath, collection(square('4A', 10, 50), square('4B', 11, 50), square('5A', 20, 50)));
  await service.post(admin, '/officers/import', { rows: [officerRow('1', '4A'), officerRow('2', '4A'), officerRow('3', '4B')] });
  await service.sweepsDone();
  return service;
}

const hourMs = 3_600_000;

/** A span of hours from now, for a shift or an absence: `hours(-1, 7)` began an hour ago and lasts eight. */
export const hours = (from: number, to: number) => ({
  startsAt: new Date(Date.now() + from * hourMs).toISOString(),
  endsAt: new Date(Date.now() + to * hourMs).toISOString(),
});

/** The city without its issues and its shifts. */
export async function empty(service: RunningService): Promise<void> {
  await service.query('TRUNCATE assignment, assignment_history, absence, shift, officer_load');
  // What is remembered of shifts is remembered under this.
  await service.query('UPDATE officer SET updated_at = clock_timestamp()');
}

export const ended = (issueId: string, version: number) =>
  event('issue.withdrawn.v1', { issueId, by: null, at: new Date().toISOString() }, { version });

export const reopened = (issueId: string, version: number) => {
  const { reference, category, priority, location, reportedAt } = reported(issueId, in4A).data;
  const data = { issueId, reference, category, priority, location, count: 1, by: null, reportedAt, at: new Date().toISOString() };
  return event('issue.reopened.v1', data, { version });
};

type Corrected = Pick<DataOf<'issue.corrected.v1'>, 'changed'> & Partial<DataOf<'issue.corrected.v1'>>;

export const corrected = (issueId: string, version: number, { changed, ...now }: Corrected) => {
  const { reference, category, priority, location, reportedAt } = reported(issueId, in4A).data;
  const data = {
    issueId,
    reference,
    category,
    priority,
    location,
    changed,
    by: clerk.id,
    reportedAt,
    at: new Date().toISOString(),
  };
  return event('issue.corrected.v1', { ...data, ...now }, { version });
};

export const mergedInto = (issueId: string, version: number) =>
  event('issue.merged.v1', { issueId, into: randomUUID(), by: clerk.id, at: new Date().toISOString() }, { version });

export const unmerged = (issueId: string, version: number) => {
  const { reference, category, priority, location, reportedAt } = reported(issueId, in4A).data;
  const data = { issueId, from: randomUUID(), reference, category, priority, location, by: clerk.id, reportedAt };
  return event('issue.unmerged.v1', { ...data, at: new Date().toISOString() }, { version });
};
