import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { theService } from '@owcr/access';
import { transactionIn } from '@owcr/messaging';
import { cover, empty, hours, one, officerRow, startCity, two } from '../assignment/city.harness.js';
import { admin, type RunningService } from '../running.harness.js';
import { Candidates } from './candidates.js';
import { OfficerStore } from './officer.store.js';
import { PeriodStore } from './period.store.js';

let service: RunningService;
let candidates: Candidates;

beforeAll(async () => {
  service = await startCity();
  candidates = new Candidates(new OfficerStore(service.database.app), new PeriodStore());
});
afterAll(() => service?.close());
beforeEach(() => empty(service));

const find = () =>
  transactionIn(service.database.app, theService, (tx) =>
    candidates.find(tx, { precincts: ['4'], officerIds: [], now: new Date().toISOString() }),
  );
const found = async (officerId: string) => (await find()).find((candidate) => candidate.officerId === officerId);

/** What is remembered is never older than what has been committed: each of these is a change of another instance. */
describe('who could take an issue', () => {
  it('is known anew after each change of a shift or an absence', async () => {
    expect(await found(one.id)).toMatchObject({ badge: '1', absent: false, onDutyFrom: null, openLoad: 0 });
    const shift = await service.post(admin, '/shifts', { officerId: one.id, ...hours(-1, 7) });
    expect((await found(one.id))?.onDutyFrom).not.toBeNull();
    const away = hours(-1, 2);
    await service.post(admin, '/absences', { officerId: one.id, ...away });
    expect(await found(one.id)).toMatchObject({ absent: true, onDutyFrom: away.endsAt });
    expect((await found(two.id))?.absent).toBe(false);
    expect(shift.status).toBe(201);
  });

  it('is known anew after each change of the roster', async () => {
    expect(await found(cover.id)).toMatchObject({ sectors: ['4B'] });
    await service.post(admin, '/officers/import', { rows: [officerRow('3', '4A')] });
    expect(await found(cover.id)).toMatchObject({ sectors: ['4A'] });
    await service.post(admin, '/officers/import', { rows: [officerRow('3', '4A', { active: false })] });
    expect(await found(cover.id)).toBeUndefined();
    await service.post(admin, '/officers/import', { rows: [officerRow('3', '4B', { active: true })] });
    expect(await found(cover.id)).toMatchObject({ sectors: ['4B'] });
  });
});
