import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { reachOf, type Principal } from '@owcr/access';
import { transactionIn, type Tx } from '@owcr/messaging';
import { person } from '@owcr/testing';
import { empty, officerRow, one, startCity, two } from '../assignment/city.harness.js';
import { officerIdOf } from '../ids.js';
import { admin, clerk, type RunningService } from '../running.harness.js';
import { CoverageStore } from './coverage.store.js';
import type { CoverageDto, CoverageHoursDto } from './coverage.dto.js';

let service: RunningService;
/** Of sector 5A, in another precinct. */
const far = officerIdOf('5');

beforeAll(async () => {
  service = await startCity();
  const rows = [officerRow('5', '5A'), officerRow('6', '4A', { rank: 'sergeant' }), officerRow('7', '4A', { active: false })];
  await service.post(admin, '/officers/import', { rows });
});
afterAll(() => service?.close());
beforeEach(() => empty(service));

const shift = (officerId: string, startsAt: string, endsAt: string, path = '/shifts') =>
  service.post(admin, path, { officerId, startsAt, endsAt });
const absence = (officerId: string, startsAt: string, endsAt: string) => shift(officerId, startsAt, endsAt, '/absences');
const day = (time: string, date = '2031-03-01') => `${date}T${time}:00.000Z`;
const ask = async <T>(path: string, as: Principal = clerk) => (await service.get(as, path)).body as unknown as T;
const at = async (time: string, sector = '4A') => {
  const { items } = await ask<CoverageDto>(`/coverage?at=${day(time)}`);
  return items.find((item) => item.sector === sector);
};

describe('coverage at an instant', () => {
  it('names officers, who is on shift until when, who is absent, and when the cover ends', async () => {
    await shift(one.id, day('08:00'), day('16:00'));
    await shift(two.id, day('15:00'), day('20:00'));
    await absence(one.id, day('10:00'), day('11:00'));
    const officers = [
      { id: one.id, name: 'Officer 1', badge: '1' },
      { id: two.id, name: 'Officer 2', badge: '2' },
    ];
    const of = { sector: '4A', precinct: '4', officers: officers.map((officer) => ({ ...officer, openLoad: 0 })) };
    const open = { onShift: [], absent: [], covered: false, coverEndsAt: null, nextCoverAt: null };
    expect(await at('07:59')).toEqual({ ...of, ...open, nextCoverAt: day('08:00') });
    const early = { onShift: [{ ...officers[0], until: day('10:00') }], covered: true, coverEndsAt: day('10:00') };
    expect(await at('08:00')).toEqual({ ...of, ...open, ...early });
    const away = { absent: [{ ...officers[0], until: day('11:00') }], nextCoverAt: day('11:00') };
    expect(await at('10:00')).toEqual({ ...of, ...open, ...away });
    const both = [{ ...officers[0], until: day('16:00') }, { ...officers[1], until: day('20:00') }]; // prettier-ignore
    expect(await at('15:30')).toEqual({ ...of, ...open, onShift: both, covered: true, coverEndsAt: day('20:00') });
    expect(await at('20:00')).toEqual({ ...of, ...open });
  });

  it('does not take somebody of the precinct who is not named for the sector for its cover', async () => {
    await shift(one.id, day('08:00'), day('16:00'));
    expect(await at('09:00', '4B')).toMatchObject({ covered: false, officers: [{ badge: '3' }], onShift: [] });
  });

  it('is of now unless another instant is asked for', async () => {
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    await shift(one.id, inMinutes(-60), inMinutes(60));
    const { at: asked, items } = await ask<CoverageDto>('/coverage');
    expect(Math.abs(Date.parse(asked) - Date.now())).toBeLessThan(60_000);
    expect(items.map(({ sector, covered }) => [sector, covered])).toEqual([
      ['4A', true],
      ['4B', false],
      ['5A', false],
    ]);
  });

  it('sees an absence that began long before', async () => {
    await shift(one.id, day('08:00'), day('16:00'));
    await absence(one.id, day('00:00', '2030-03-01'), day('12:00'));
    expect(await at('09:00')).toMatchObject({ covered: false, absent: [{ badge: '1', until: day('12:00') }] });
  });
});

describe('coverage of a span', () => {
  it('lists when nobody is on shift', async () => {
    await shift(one.id, day('22:00', '2031-02-28'), day('02:00'));
    await shift(one.id, day('08:00'), day('16:00'));
    await shift(two.id, day('16:00'), day('20:00'));
    await absence(two.id, day('18:00'), day('23:00'));
    const { from, to, items } = await ask<CoverageHoursDto>(`/coverage/hours?from=${day('00:00')}`);
    expect([from, to]).toEqual([day('00:00'), day('00:00', '2031-03-02')]);
    const gap = (start: string, end: string) => ({ from: start, to: end });
    expect(items).toEqual([
      { sector: '4A', precinct: '4', gaps: [gap(day('02:00'), day('08:00')), gap(day('18:00'), to)] },
      { sector: '4B', precinct: '4', gaps: [gap(from, to)] },
      { sector: '5A', precinct: '5', gaps: [gap(from, to)] },
    ]);
  });

  it('reads of each officer only what reaches into it, by an index', async () => {
    await service.query(
      `INSERT INTO shift SELECT gen_random_uuid(), o.id, t, t + interval '8 hours'
       FROM officer o, generate_series('2010-01-01'::timestamptz, '2030-01-01', interval '1 day') t WHERE o.rank = 'officer'`,
    );
    await service.query('ANALYZE shift');
    const fromMs = Date.parse('2025-03-01T00:00:00Z');
    const plans: Plan[] = [];
    const covered = await transactionIn(service.database.app, reachOf({ everywhere: true }), async (tx) => {
      const explained = { query: (sql: string, values: unknown[]) => explaining(tx, plans, sql, values) } as unknown as Tx;
      const beats = await new CoverageStore().beats(explained, null, { fromMs, toMs: fromMs + 24 * 3_600_000 });
      return beats.flatMap(({ officers }) => officers.flatMap(({ shifts }) => shifts)).length;
    });
    // Of each of four officers the shift that begins with the span, and, to be looked at, the one that begins next.
    expect(covered).toBe(4);
    expect(rowsRead(plans, 'shift')).toBeLessThanOrEqual(8);
  });
});

interface Plan {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Answers a query as it is, and keeps how the database answered it. */
async function explaining(tx: Tx, plans: Plan[], sql: string, values: unknown[]): Promise<unknown> {
  const [row] = await tx.query<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values);
  plans.push(row['QUERY PLAN'][0].Plan);
  return tx.query(sql, values);
}

function rowsRead(plans: readonly Plan[], table: string): number {
  return plans.reduce((sum, plan) => {
    const own = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
    return sum + (plan['Relation Name'] === table ? own : 0) + rowsRead(plan.Plans ?? [], table);
  }, 0);
}

describe('who may read coverage', () => {
  const paths = ['/coverage', '/coverage/hours'];

  it.each(paths)('%s: who reads the board, of their precincts', async (path) => {
    const sectors = async (as: Principal, query = '') =>
      (await ask<CoverageDto>(`${path}${query}`, as)).items.map(({ sector }) => sector);
    for (const role of ['clerk', 'analyst', 'admin', 'commander'] as const)
      expect(await sectors(person(role))).toEqual(['4A', '4B', '5A']);
    expect(await sectors(person('sergeant', ['4']))).toEqual(['4A', '4B']);
    expect(await sectors(person('officer', ['5'], far))).toEqual(['5A']);
    expect(await sectors(person('lieutenant'))).toEqual([]);
    expect(await sectors(clerk, '?precinct=5')).toEqual(['5A']);
    expect(await sectors(clerk, '?precinct=nowhere')).toEqual([]);
    expect((await service.get(person('sergeant', ['4']), `${path}?precinct=5`)).status).toBe(403);
    for (const role of ['resident', 'partner'] as const) expect((await service.get(person(role), path)).status).toBe(403);
  });

  it.each([
    ['/coverage?at=yesterday', 'at'],
    ['/coverage?at=2031-03-01T08:00:00', 'at'],
    ['/coverage?at=2031-02-30T08:00:00Z', 'at'],
    ['/coverage?precinct=', 'precinct'],
    [`/coverage?precinct=${'x'.repeat(65)}`, 'precinct'],
    ['/coverage?hours=2', 'hours'],
    ['/coverage/hours?hours=0', 'hours'],
    ['/coverage/hours?hours=169', 'hours'],
    ['/coverage/hours?hours=1.5', 'hours'],
    ['/coverage/hours?hours=all', 'hours'],
    ['/coverage/hours?from=7', 'from'],
    ['/coverage?precinct=%00', 'precinct'],
  ])('%s is refused and named', async (path, field) => {
    const answer = await service.get(clerk, path);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: expect.arrayContaining([expect.objectContaining({ path: field })]) as unknown },
    });
  });
});
