import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { officerIdOf } from '../ids.js';
import { admin, clerk, type RunningService } from '../running.harness.js';
import { cover, empty, hours, in4A, one, startCity, two } from './city.harness.js';

let service: RunningService;
const sergeantId = officerIdOf('S4');

beforeAll(async () => {
  service = await startCity();
  const sergeant = { badge: 'S4', name: 'Sergeant S4', rank: 'sergeant', sectors: [], precincts: ['4'] };
  await service.post(admin, '/officers/import', { rows: [sergeant] });
});
afterAll(() => service?.close());
beforeEach(async () => {
  await empty(service);
  await service.query('TRUNCATE acknowledge_time');
});

const shift = async (officerId: string, from: number, to: number) => {
  expect((await service.post(admin, '/shifts', { officerId, ...hours(from, to) })).status).toBe(201);
};
const holder = async (issueId: string) => {
  const { officer, reasons } = (await service.get(clerk, `/assignments/${issueId}`)).body;
  return { badge: officer?.badge, reasons: reasons.map(({ code }) => code) };
};
const urgent = () => service.report(in4A, { priority: 'urgent' });

describe('an urgent report, to be acknowledged within 15 minutes', () => {
  it('in a sector without anybody on shift goes to who covers, then to the sergeant on duty, then to the next to come on', async () => {
    await shift(one.id, 15, 23);
    await shift(cover.id, -1, 7);
    await shift(sergeantId, -1, 7);
    const issueId = await urgent();
    expect(await holder(issueId)).toEqual({ badge: '3', reasons: ['cover', 'on-shift', 'only-one'] });
    await service.command(cover.as, issueId, 'decline', { reason: 'overloaded' });
    expect(await holder(issueId)).toEqual({ badge: 'S4', reasons: ['duty-sergeant', 'on-shift', 'only-one'] });
    const sergeant = { ...cover.as, id: sergeantId, role: 'sergeant' as const };
    await service.command(sergeant, issueId, 'decline', { reason: 'overloaded' });
    const next = { badge: '1', reasons: ['sector-officer', 'next-on-shift', 'nobody-in-time', 'only-one'] };
    expect(await holder(issueId)).toEqual(next);
  });

  it('goes to the own officer who comes on within the time, which the policy of its category may shorten', async () => {
    await shift(one.id, 0.1, 8);
    await shift(cover.id, -1, 7);
    expect(await holder(await urgent())).toEqual({ badge: '1', reasons: ['sector-officer', 'on-shift-before-due', 'only-one'] });
    const policy = { policyId: randomUUID(), priority: 'urgent', resolveSeconds: 600, at: new Date().toISOString() } as const;
    await service.allow({ ...policy, category: 'noise', acknowledgeSeconds: 120 });
    expect(await holder(await urgent())).toMatchObject({ badge: '3' });
    const ofAnother = await service.report(in4A, { priority: 'urgent', category: 'graffiti' });
    expect(await holder(ofAnother)).toMatchObject({ badge: '1' });
  });

  it('counts the time from when it was reported, not from when somebody located it', async () => {
    await shift(one.id, 0.1, 8);
    await shift(cover.id, -1, 7);
    const reportedAt = new Date(Date.now() - 3_600_000).toISOString();
    const issueId = await service.report(null, { priority: 'urgent', reportedAt });
    await service.command(clerk, issueId, 'locate', in4A);
    expect(await holder(issueId)).toMatchObject({ badge: '3' });
  });

  it('passes over a shift that an absence covers', async () => {
    await shift(one.id, 0.1, 8);
    await shift(two.id, 2, 10);
    await service.post(admin, '/absences', { officerId: one.id, ...hours(0.05, 4) });
    expect(await holder(await urgent())).toMatchObject({ badge: '2' });
  });
});

it('what is less pressing waits for the own officer, and the preview says so beforehand', async () => {
  await shift(one.id, 5, 13);
  await shift(cover.id, -1, 7);
  expect(await holder(await service.report(in4A))).toMatchObject({ badge: '1' });
  const preview = async (query: string) => (await service.get(clerk, `/sectors/at?lat=${in4A.lat}&lng=${in4A.lng}${query}`)).body;
  const reasons = async (query: string) => (await preview(query)).reasons.map(({ code }) => code);
  expect(await reasons('')).toEqual(['sector-officer', 'on-shift-before-due', 'only-one']);
  expect(await reasons('&priority=urgent')).toEqual(['cover', 'on-shift', 'only-one']);
  const soon = await service.get(clerk, `/sectors/at?lat=${in4A.lat}&lng=${in4A.lng}&priority=soon`);
  expect(soon).toMatchObject({ status: 400, body: { errors: [{ path: 'priority' }] } });
});
