import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@owcr/access';
import { eventually, person, testDatabase } from '@owcr/testing';
import { clerk, RunningInsights } from '../insights.harness.js';
import { MetDeadlines1760000005100 } from '../migrations/1760000005100-met-deadlines.js';
import { Milestones1760000003110 } from '../migrations/1760000003110-milestones.js';
import { entities, migrations } from '../schema.js';
import { SampleIssue, second } from '../views.fixture.js';
import type { Figures, Trend } from './trends.js';

interface Trends {
  from: string;
  to: string;
  before: { from: string; to: string };
  items: Trend[];
  total: Figures & { before: Figures };
}

let insights: RunningInsights;
beforeAll(async () => {
  insights = await RunningInsights.start();
  await insights.publish(...story());
  await eventually(async () => (await ask(`/trends?${march}`)).total.reported === 14);
  await eventually(async () => (await insights.query('SELECT FROM issue_milestone')).length === 15);
});
afterAll(() => insights?.stop());

const march = 'from=2026-03-02&to=2026-03-03';
const dayBefore = (seconds: number) => new Date(Date.parse(second(seconds)) - 86_400_000).toISOString();

/** Ten issues of T-A acknowledged after 10, 20, ... 100 s; the rest is told by what is expected. */
function story() {
  const ten = Array.from({ length: 10 }, () => new SampleIssue({ sector: 'T-A', precinct: 'T', category: 'noise' }));
  const [reopened, twice] = [1, 2].map(() => new SampleIssue({ sector: 'U-A', precinct: 'U', category: 'dumping' }));
  const [quiet, nowhere] = [1, 2].map(() => new SampleIssue({ sector: 'U-B', precinct: 'U', category: 'dumping' }));
  const earlier = new SampleIssue({ sector: 'T-A', precinct: 'T', category: 'noise', reportedAt: dayBefore(0) });
  return [
    ...ten.flatMap((issue, n) => [issue.reported(), issue.assigned(), issue.acknowledged(second(10 * (n + 1)))]),
    ...ten.slice(0, 2).map((issue) => issue.resolved(second(1000))),
    ...[ten[8]!.missed('acknowledge'), ten[9]!.missed('acknowledge'), ten[9]!.missed('resolve')],
    ...[reopened!.reported(), reopened!.assigned(), reopened!.resolved(second(100)), reopened!.reopened(second(200))],
    ...[
      twice!.reported(),
      twice!.assigned(),
      twice!.resolved(second(100)),
      twice!.reopened(second(200)),
      twice!.resolved(second(300)),
    ],
    ...[quiet!.reported(), quiet!.assigned()],
    ...[nowhere!.reported(), nowhere!.inReview(), nowhere!.missed('acknowledge')],
    ...[earlier.reported(), earlier.assigned(), earlier.acknowledged(dayBefore(7)), earlier.resolved(dayBefore(70))],
    ...[new SampleIssue({ sector: 'T-A', precinct: 'T', reportedAt: '2026-03-03T00:00:00.000Z' }).missed('resolve')],
  ];
}

const ask = async (path: string, as: Principal = clerk) => (await insights.ask(as, path)).body as unknown as Trends;
const nothing = { count: 0, p50Seconds: null, p90Seconds: null };
const none = { reported: 0, open: 0, late: 0, acknowledgeMissed: 0, resolveMissed: 0, acknowledge: nothing, resolve: nothing };

describe('trends', () => {
  it('say by sector how long issues waited and took, with the size of the sample, and the same of the period before', async () => {
    const { items, from, to, before } = await ask(`/trends?${march}`);
    expect([from, to, before]).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-03T00:00:00.000Z',
      { from: '2026-03-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' },
    ]);
    const one = (seconds: number) => ({ count: 1, p50Seconds: seconds, p90Seconds: seconds });
    expect(items).toEqual([
      {
        ...{ key: 'T-A', precinct: 'T', reported: 10, open: 8, late: 2, acknowledgeMissed: 2, resolveMissed: 1 },
        acknowledge: { count: 10, p50Seconds: 55, p90Seconds: 91 },
        resolve: { count: 2, p50Seconds: 1000, p90Seconds: 1000 },
        before: { ...none, reported: 1, acknowledge: one(7), resolve: one(70) },
      },
      { ...none, key: 'U-A', precinct: 'U', reported: 2, open: 1, resolve: one(300), before: none },
      { ...none, key: null, precinct: null, reported: 1, open: 1, late: 1, acknowledgeMissed: 1, before: none },
      { ...none, key: 'U-B', precinct: 'U', reported: 1, open: 1, before: none },
    ]);
  });

  it('count by category, and everything together', async () => {
    const { items, total } = await ask(`/trends?${march}&by=category`);
    expect(items.map(({ key, precinct, reported, late }) => [key, precinct, reported, late])).toEqual([
      ['noise', null, 10, 2],
      ['dumping', null, 4, 1],
    ]);
    expect(total).toMatchObject({ reported: 14, open: 11, late: 3, acknowledge: { count: 10 }, resolve: { count: 3 } });
    expect(total.before).toMatchObject({ reported: 1, acknowledge: { count: 1, p50Seconds: 7 } });
  });

  it('are of the last four weeks unless asked otherwise', async () => {
    const { from, to, items } = await ask('/trends');
    expect(Date.parse(to) - Date.parse(from)).toBe(28 * 86_400_000);
    expect(Math.abs(Date.parse(to) - Date.now())).toBeLessThan(60_000);
    expect(items).toEqual([]);
  });

  it('come as a file with the same numbers', async () => {
    const csv = async (query: string, headers = {}) => {
      const authorization = `Bearer ${await insights.tokenFor(clerk)}`;
      const response = await fetch(`${insights.base}/trends?${query}`, { headers: { authorization, ...headers } });
      expect(response.headers.get('content-type')).toContain('text/csv');
      return (await response.text()).trim().split('\n');
    };
    const [header, first, ...rest] = await csv(`${march}&format=csv`);
    expect(header).toContain(
      'sector,precinct,reported,open,late,acknowledgeMissed,resolveMissed,acknowledgeCount,acknowledgeP50Seconds',
    );
    expect(header).toContain('beforeResolveP90Seconds');
    expect(first).toBe('T-A,T,10,8,2,2,1,10,55,91,2,1000,1000,1,0,0,0,0,1,7,7,1,70,70');
    expect(rest).toHaveLength(3);
    expect(await csv('from=2020-01-01&to=2020-01-02&by=category', { accept: 'text/csv' })).toEqual([
      expect.stringMatching(/^category,reported,.*beforeResolveP90Seconds$/),
    ]);
  });
});

describe('who may read trends', () => {
  it('is who reads the board, of the same precincts', async () => {
    const keys = async (as: Principal, query = '') => (await ask(`/trends?${march}${query}`, as)).items.map(({ key }) => key);
    for (const role of ['clerk', 'analyst', 'admin', 'commander'] as const) expect(await keys(person(role))).toHaveLength(4);
    expect(await keys(person('sergeant', ['U']))).toEqual(['U-A', 'U-B']);
    expect(await keys(person('officer', ['T']))).toEqual(['T-A']);
    expect(await keys(person('lieutenant'))).toEqual([]);
    expect(await keys(clerk, '&precinct=T')).toEqual(['T-A']);
    expect((await ask(`/trends?${march}&by=category`, person('sergeant', ['U']))).total).toMatchObject({ reported: 3 });
    for (const refused of [person('resident'), person('partner')])
      expect((await insights.ask(refused, '/trends')).status).toBe(403);
    expect((await insights.ask(person('sergeant', ['U']), '/trends?precinct=T')).status).toBe(403);
  });

  it.each([
    ['from=yesterday', 'from'],
    ['from=2026-02-30', 'from'],
    ['from=2026-03-02T08:00:00', 'from'],
    ['from=2026-03-02T08:00:00%2B99:99', 'from'],
    ['from=2026-03-02&to=2026-03-01', 'from'],
    ['from=2024-01-01&to=2026-01-01', 'from'],
    ['from=2099-01-01', 'from'],
    ['to=9999-01-01', 'to'],
    ['to=soon', 'to'],
    ['by=officer', 'by'],
    ['format=xml', 'format'],
    ['precinct=', 'precinct'],
    ['sector=T-A', 'sector'],
  ])('/trends?%s is refused and named', async (query, path) => {
    const { status, body } = await insights.ask(clerk, `/trends?${query}`);
    expect([status, body.code]).toEqual([400, 'validation-failed']);
    expect(body.errors?.map((error) => error.path)).toContain(path);
  });
});

describe('the milestones of issues that were there before trends were', () => {
  it('are made from the timeline, by a role that reaches only what it says', async () => {
    const ofMilestones = [Milestones1760000003110, MetDeadlines1760000005100];
    const before = migrations.filter((migration) => !ofMilestones.some((one) => one === migration));
    const database = await testDatabase({ migrations: before, entities });
    try {
      const issue = '0198a000-0000-7000-8000-000000000001';
      const entry = (type: string, at: string, facts = {}) =>
        database.dataSource.query(
          `INSERT INTO timeline_entry (issue_id, event_id, type, at, service, facts, position, version)
           VALUES ($1, gen_random_uuid(), $2, $3, 'x', $4, 1, 1)`,
          [issue, type, at, facts],
        );
      await entry('issue.reported.v1', second(0));
      await entry('assignment.acknowledged.v1', second(20));
      await entry('assignment.acknowledged.v1', second(10));
      await entry('issue.resolved.v1', second(30));
      await entry('issue.resolved.v1', second(50));
      await entry('issue.reopened.v1', second(40));
      await entry('deadline.missed.v1', second(35), { kind: 'resolve' });
      await entry('deadline.met.v1', second(12), { kind: 'acknowledge' });
      await database.dataSource.transaction(async (tx) => {
        await tx.query('SET LOCAL ROLE owcr_test_owner');
        for (const migration of ofMilestones) await new migration().up(tx.queryRunner!);
      });
      const rows = JSON.parse(JSON.stringify(await database.dataSource.query('SELECT * FROM issue_milestone'))) as unknown;
      const times = { acknowledged_at: second(10), resolved_at: second(50), reopened_at: second(40) };
      const deadlines = {
        acknowledge_missed_at: null,
        resolve_missed_at: second(35),
        acknowledge_met_at: second(12),
        resolve_met_at: null,
      };
      expect(rows).toEqual([{ issue_id: issue, ...times, ...deadlines }]);
    } finally {
      await database.close();
    }
  });
});

describe('trends week by week', () => {
  it('say what was reported and resolved, and what was done in time, what grew most first', async () => {
    const place = { sector: 'W-A', precinct: 'W', category: 'noise' };
    const [early, late, kept] = ['2026-04-02', '2026-04-09', '2026-04-10'].map(
      (day) => new SampleIssue({ ...place, reportedAt: `${day}T12:00:00.000Z` }),
    );
    await insights.publish(
      ...[early!.reported(), early!.assigned(), early!.met('acknowledge'), early!.resolved('2026-04-09T08:00:00.000Z')],
      ...[late!.reported(), late!.assigned(), late!.missed('acknowledge'), late!.met('acknowledge', second(90))],
      ...[kept!.reported(), kept!.assigned(), kept!.met('acknowledge'), kept!.met('resolve')],
    );
    const april = 'from=2026-03-30&to=2026-04-13&precinct=W';
    const none = { decided: 0, inTime: 0 };
    const expected = [
      { reported: 1, resolved: 0, acknowledge: { decided: 1, inTime: 1 }, resolve: none },
      { reported: 2, resolved: 1, acknowledge: { decided: 2, inTime: 1 }, resolve: { decided: 1, inTime: 1 } },
    ];
    await eventually(async () => {
      expect((await insights.ask(clerk, `/trends/weeks?${april}`)).body).toEqual({
        by: 'sector',
        target: 0.9,
        weeks: [
          { from: '2026-03-30T00:00:00.000Z', to: '2026-04-06T00:00:00.000Z' },
          { from: '2026-04-06T00:00:00.000Z', to: '2026-04-13T00:00:00.000Z' },
        ],
        items: [{ key: 'W-A', weeks: expected }],
        total: expected,
      });
      return true;
    });
    const elsewhere = await insights.ask(person('sergeant', ['U']), `/trends/weeks?from=2026-03-30&to=2026-04-13`);
    expect(elsewhere.body).toMatchObject({ items: [] });
    const fault = await insights.ask(clerk, '/trends/weeks?from=2026-04-13&to=2026-03-30');
    expect(fault).toMatchObject({ status: 400, body: { errors: [{ path: 'from' }] } });
  });
});
