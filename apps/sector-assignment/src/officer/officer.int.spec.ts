import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person, statedEvents } from '@owcr/testing';
import { officerIdOf } from '../ids.js';
import { admin, clerk, collection, importPath, RunningService, square } from '../running.harness.js';

let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
  await service.post(admin, importPath, collection(square('4A', 10, 50), square('5A', 20, 50)));
});
afterAll(() => service?.close());

const ana = {
  row: 2,
  badge: '1',
  name: 'Ana Ruiz',
  email: 'ana@example.org',
  phone: '555-0100',
  rank: 'officer',
  sectors: ['4A'],
  supervisorBadge: 's',
  language: 'es',
};
const sergeant = {
  row: 3,
  badge: 's',
  name: 'Sol Ito',
  email: '',
  phone: '',
  rank: 'sergeant',
  sectors: [],
  supervisorBadge: null,
};
const anasId = officerIdOf('1');
const sergeantOf = (precinct: string) => person('sergeant', [precinct]);

describe('importing officers', () => {
  it('takes good rows, refuses bad ones alone, and changes nothing the second time', async () => {
    const rows = [
      ana,
      sergeant,
      { ...ana, row: 4, badge: '9', sectors: ['nowhere'] },
      { row: 5, badge: '', name: '', rank: 'captain' },
    ];
    const dry = await service.post(admin, '/officers/import?dryRun=true', { rows });
    expect(dry).toMatchObject({ status: 200, body: { created: 2, dryRun: true } });
    expect(await service.query('SELECT 1 FROM officer')).toEqual([]);
    const answer = await service.post(admin, '/officers/import', { rows });
    expect(answer.body).toMatchObject({ created: 2, changed: 0, unchanged: 0 });
    expect(answer.body.refused).toMatchObject([
      { row: 4, badge: '9', errors: [{ path: 'sectors.0' }] },
      { row: 5, badge: null, errors: [{ path: 'badge' }, { path: 'name' }, { path: 'rank' }] },
    ]);
    await service.sweepsDone();
    const after = await service.fingerprint();
    expect((await service.post(admin, '/officers/import', { rows: [ana, sergeant] })).body).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    });
    expect(await service.fingerprint()).toBe(after);
  });

  it('shows a way to reach somebody to who keeps their roster, and to themselves', async () => {
    for (const allowed of [admin, sergeantOf('4'), person('officer', ['4'], anasId)]) {
      expect((await service.get(allowed, `/officers/${anasId}`)).body).toMatchObject({ badge: '1', email: 'ana@example.org' });
    }
    for (const other of [clerk, sergeantOf('5'), person('officer', ['4'])]) {
      const { body } = await service.get(other, `/officers/${anasId}`);
      expect(body).toMatchObject({ name: 'Ana Ruiz', precincts: ['4'], supervisorId: officerIdOf('s') });
      expect(body).not.toHaveProperty('email');
    }
  });

  it('gives supervisors the precincts of their people, also after boundaries change', async () => {
    expect((await service.get(clerk, '/officers?badge=s')).body.items).toMatchObject([{ precincts: ['4'] }]);
    const moved = { ...square('4A', 10, 50), properties: { code: '4A', precinct: '44' } };
    await service.post(admin, importPath, collection(moved));
    expect((await service.get(clerk, '/officers?precinct=44')).body.items).toMatchObject([{ badge: '1' }, { badge: 's' }]);
    await service.post(admin, importPath, collection(square('4A', 10, 50)));
  });

  it('lists page by page and by what is asked', async () => {
    const first = await service.get(clerk, '/officers?limit=1');
    expect((await service.get(clerk, `/officers?limit=1&cursor=${first.body.nextCursor}`)).body).toMatchObject({
      items: [{ badge: 's' }],
      nextCursor: null,
    });
    expect((await service.get(clerk, '/officers?sector=4A')).body.items).toHaveLength(1);
    expect((await service.get(clerk, '/officers?rank=sergeant')).body.items).toMatchObject([{ badge: 's' }]);
    expect((await service.get(clerk, `/officers/${randomUUID()}`)).status).toBe(404);
  });

  it.each([
    ['no rows', {}, 400],
    ['rows that are no list', { rows: 7 }, 400],
    ['more than 2,000 rows', { rows: Array(2_001).fill(ana) }, 400],
    ['something else beside', { rows: [], force: true }, 400],
    ['a list', [], 400],
  ])('refuses %s and stores nothing', async (_, body, status) => {
    const before = await service.fingerprint();
    expect(await service.post(admin, '/officers/import', body)).toMatchObject({ status, body: { code: 'validation-failed' } });
    expect(await service.fingerprint()).toBe(before);
  });

  it('is for administrators', async () => {
    expect((await service.post(sergeantOf('4'), '/officers/import', { rows: [] })).status).toBe(403);
  });
});

describe('what the others are told of an officer', () => {
  const told = async () => (await statedEvents(service.database, { key: anasId })).at(-1)!;
  const hours = (from: number, to: number) => ({
    startsAt: new Date(Date.now() + from * 3_600_000).toISOString(),
    endsAt: new Date(Date.now() + to * 3_600_000).toISOString(),
  });

  it('holds the shifts and absences that have not ended, soonest first, after each change', async () => {
    const [later, now, over, away] = [hours(20, 28), hours(-1, 7), hours(-9, -2), hours(30, 40)];
    for (const shift of [later, now, over]) {
      expect((await service.post(sergeantOf('4'), '/shifts', { officerId: anasId, ...shift })).status).toBe(201);
    }
    const before = await told();
    expect(before).toMatchObject({ type: 'officer.changed.v1', data: { badge: '1', shifts: [now, later], absences: [] } });
    await service.post(person('officer', ['4'], anasId), '/absences', { officerId: anasId, ...away });
    const after = await told();
    expect(after).toMatchObject({ version: before.version + 1, data: { shifts: [now, later], absences: [away] } });
    await service.post(admin, '/officers/import', { rows: [{ ...ana, name: 'Ana Ruiz-Diaz' }] });
    expect(await told()).toMatchObject({ data: { name: 'Ana Ruiz-Diaz', shifts: [now, later], absences: [away] } });
  });

  it('is complete when many shifts of one officer are entered at once', async () => {
    const shifts = Array.from({ length: 12 }, (_, day) => hours(100 + 24 * day, 108 + 24 * day));
    const answers = await Promise.all(
      shifts.map((shift) => service.post(sergeantOf('4'), '/shifts', { officerId: anasId, ...shift })),
    );
    expect(answers.map(({ status }) => status)).toEqual(shifts.map(() => 201));
    expect((await told()).data.shifts).toEqual(expect.arrayContaining(shifts));
  });

  it('is stated once more for the whole roster where events of before lack something', async () => {
    const before = await statedEvents(service.database);
    await service.query(
      `INSERT INTO timer (id, version, kind, subject, due_at) VALUES (gen_random_uuid(), 1, 'roster-restatement', '', now())`,
    );
    await service.sweepsDone();
    // What was refused before is put on record a moment later.
    const stated = (await statedEvents(service.database)).slice(before.length).filter(({ type }) => type !== 'audit.recorded.v1');
    expect(stated.map(({ type, key }) => [type, key]).sort()).toEqual(
      [anasId, officerIdOf('s')].map((id) => ['officer.changed.v1', id]).sort(),
    );
    expect(stated.every(({ data }) => Array.isArray(data.shifts))).toBe(true);
    await service.query('TRUNCATE shift, absence');
  });
});

describe.each(['shift', 'absence'])('a %s', (kind) => {
  const path = kind === 'shift' ? '/shifts' : '/absences';
  const period = { officerId: anasId, startsAt: '2031-01-01T08:00:00Z', endsAt: '2031-01-01T16:00:00+00:00' };

  it('is entered by who keeps the roster, once', async () => {
    const key = { 'idempotency-key': `${kind}-1` };
    const answer = await service.post(sergeantOf('4'), path, period, key);
    expect(answer).toMatchObject({ status: 201, body: { officerId: anasId, startsAt: '2031-01-01T08:00:00.000Z' } });
    expect(await service.post(sergeantOf('5'), path, period)).toMatchObject({ status: 403 });
    expect(await service.post(person('officer', ['4']), path, period)).toMatchObject({ status: 403 });
    // Who keeps no roster at all does not learn who is in it.
    expect(await service.post(person('analyst'), path, { ...period, officerId: randomUUID() })).toMatchObject({ status: 403 });
  });

  it('is the same when sent again with its key', async () => {
    const keeper = sergeantOf('4');
    const later = { ...period, startsAt: '2031-02-01T08:00:00Z', endsAt: '2031-02-01T16:00:00Z' };
    const [one, two] = [
      await service.post(keeper, path, later, { 'idempotency-key': 'k' }),
      await service.post(keeper, path, later, { 'idempotency-key': 'k' }),
    ];
    expect(two).toEqual(one);
  });

  it('never overlaps another of the officer, but may follow it at once', async () => {
    const overlapping = { ...period, startsAt: '2031-01-01T15:59:00Z', endsAt: '2031-01-01T20:00:00Z' };
    expect(await service.post(admin, path, overlapping)).toMatchObject({ status: 409, body: { code: `${kind}-overlaps` } });
    expect((await service.post(admin, path, { ...overlapping, startsAt: '2031-01-01T16:00:00Z' })).status).toBe(201);
  });

  it('is listed in a span of time', async () => {
    const { body } = await service.get(clerk, `${path}?officer=${anasId}&from=2031-01-01T16:00:00Z&to=2031-01-02T00:00:00Z`);
    expect(body.items).toMatchObject([{ startsAt: '2031-01-01T16:00:00.000Z' }]);
    const first = await service.get(clerk, `${path}?limit=1&precinct=4`);
    expect((await service.get(clerk, `${path}?limit=1&precinct=4&cursor=${first.body.nextCursor}`)).body.items).toHaveLength(1);
  });

  it.each([
    ['nobody', { officerId: randomUUID() }, 'officerId'],
    ['no id', { officerId: '1' }, 'officerId'],
    ['an end before its start', { endsAt: '2031-01-01T07:00:00Z' }, 'endsAt'],
    ['no offset', { startsAt: '2031-01-01T08:00:00' }, 'startsAt'],
    ['the 30th of February', { startsAt: '2031-02-30T08:00:00Z' }, 'startsAt'],
    ['the 25th hour', { startsAt: '2031-01-01T25:00:00Z' }, 'startsAt'],
    ['a strange offset', { startsAt: '2031-01-01T08:00:00+99:99' }, 'startsAt'],
    ['a far year', { startsAt: '9999-01-01T08:00:00Z' }, 'startsAt'],
    ['a year of three digits', { startsAt: '0206-01-01T08:00:00Z' }, 'startsAt'],
    ['no seconds', { startsAt: '2031-01-01T08:00Z' }, 'startsAt'],
    ['a number', { startsAt: 7 }, 'startsAt'],
    ['years of length', { endsAt: '2039-01-01T07:00:00Z' }, 'endsAt'],
  ])('is refused with %s and not stored', async (_, wrong, field) => {
    const before = await service.fingerprint();
    const answer = await service.post(admin, path, { ...period, ...wrong });
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed', errors: [{ path: field }] } });
    expect(await service.fingerprint()).toBe(before);
  });

  it.each(['from=yesterday', 'officer=1', 'cursor=x', 'limit=0', 'from=2031-01-01T08:00:00%2B99:99'])(
    'list refuses %s',
    async (query) => {
      expect(await service.get(clerk, `${path}?${query}`)).toMatchObject({ status: 400 });
    },
  );
});

describe('a telephone number in a roster', () => {
  it('that cannot be read is left out and named by row; its officer is taken', async () => {
    const rows = [{ row: 8, badge: '88', name: 'Lee Park', rank: 'officer', phone: 'ask Maria' }];
    const { body } = await service.post(admin, '/officers/import', { rows });
    const leftOut = [{ row: 8, badge: '88', errors: [{ path: 'phone', message: 'is not a telephone number and was left out' }] }];
    expect(body).toMatchObject({ created: 1, refused: [], leftOut });
    expect(await service.query(`SELECT phone FROM officer WHERE badge = '88'`)).toEqual([{ phone: null }]);
    await service.sweepsDone();
  });
});
