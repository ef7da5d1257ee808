import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@owcr/testing';
import { runIntake, type Answer, type AnswerBody, type Client, type RunningIntake } from '../intake.harness.js';

const officer = person('officer', ['102']);
let intake: RunningIntake;
let asClerk: Client;
let asOfficer: Client;
let asSergeant: Client;

const here = { lat: 40.69, lng: -73.84 };
/** About 111 m north for each thousandth. */
const north = (thousandths: number) => ({ lat: here.lat + thousandths / 1000, lng: here.lng });
const issues: AnswerBody[] = [];

beforeAll(async () => {
  intake = await runIntake();
  [asClerk, asOfficer, asSergeant] = await Promise.all([
    intake.as(person('clerk')),
    intake.as(officer),
    intake.as(person('sergeant', ['40', '102'])),
  ]);
  const reports = [
    { category: 'graffiti', summary: 'Graffiti on the school wall', location: here },
    { category: 'graffiti', summary: 'Paint on the bridge', location: north(2), source: { system: 'nyc311', id: 'a:b' } },
    { category: 'animal', summary: 'Dog without an owner, 100% sure', location: north(5) },
    { category: 'street-light-out', summary: 'Street light out at the corner' },
  ];
  for (const [index, report] of reports.entries()) {
    const reportedAt = new Date(Date.now() - (10 - index) * 60_000).toISOString();
    issues.push((await asClerk.post('/issues', { channel: 'phone', reportedAt, ...report })).body);
  }
  const place = `UPDATE issue SET precinct = $2, sector = $3, officer_id = $4, status = 'assigned' WHERE id = $1`;
  await intake.database.dataSource.query(place, [issues[0]!.id, '102', '102B', randomUUID()]);
  await intake.database.dataSource.query(place, [issues[1]!.id, '40', '40A', officer.id]);
  await intake.database.dataSource.query(place, [issues[2]!.id, '40', '40B', randomUUID()]);
});
afterAll(() => intake?.close());

const found = async (client: Client, query: string) => {
  const { status, body } = await client.get(`/issues?${query}`);
  expect(status).toBe(200);
  return body.items.map(({ id }) => issues.findIndex((issue) => issue.id === id));
};

describe('the list of issues', () => {
  it.each<[string, number[]]>([
    ['', [3, 2, 1, 0]],
    ['status=assigned', [2, 1, 0]],
    ['status=assigned,reported', [3, 2, 1, 0]],
    ['status=assigned&status=reported', [3, 2, 1, 0]],
    ['status=closed,withdrawn', []],
    ['sort=reportedAt', [0, 1, 2, 3]],
    ['sort=-reportedAt', [3, 2, 1, 0]],
    ['category=graffiti', [1, 0]],
    ['precinct=40', [2, 1]],
    ['sector=40A', [1]],
    [`officer=${officer.id}`, [1]],
    ['q=graffiti', [0]],
    ['q=WALL', [0]],
    ['q=stret+light', [3]],
    ['q=100%25', [2]],
    ['q=%25', [2]],
    ['q=_', []],
    ["q='%20OR%20true--", []],
    ['source=nyc311:a:b', [1]],
    ['source=nyc311:a', []],
    ['near=40.69,-73.84,100', [0]],
    ['near=40.69,-73.84,300', [1, 0]],
    ['near=40.69,-73.84,50000&category=animal', [2]],
  ])('with ?%s shows the right ones, newest first', async (query, expected) => {
    expect(await found(asClerk, query)).toEqual(expected);
  });

  it.each(['1', 'D1/A', 'Sector #4 (north)', "Queen's & 'Co'", '+49:Ä', '警察署', '🚓'.repeat(32), '%', 'x'.repeat(64)])(
    'finds the sector and the precinct %s',
    async (code) => {
      const place = 'UPDATE issue SET sector = $2, precinct = $2 WHERE id = $1';
      await intake.database.dataSource.query(place, [issues[3]!.id, code]);
      for (const filter of ['sector', 'precinct'])
        expect(await found(asClerk, `${filter}=${encodeURIComponent(code)}`)).toEqual([3]);
      await intake.database.dataSource.query(place, [issues[3]!.id, null]);
    },
  );

  it('finds a reference as it was said on the phone', async () => {
    const said = issues[2]!.reference.toLowerCase().replace('-', ' ');
    expect(await found(asClerk, `reference=${encodeURIComponent(said)}`)).toEqual([2]);
    expect(await found(asClerk, `q=${issues[2]!.reference}`)).toContain(2);
  });

  it('shows what was reported between two times, the first with it and the second without', async () => {
    const [, second, , fourth] = await Promise.all(issues.map(async ({ id }) => (await asClerk.get(`/issues/${id}`)).body));
    const at = (issue: unknown) => encodeURIComponent((issue as { reportedAt: string }).reportedAt);
    expect(await found(asClerk, `from=${at(second)}&to=${at(fourth)}`)).toEqual([2, 1]);
  });

  it.each(['', '&sort=reportedAt'])('comes in pages%s that leave nothing out and repeat nothing', async (sort) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Answer = await asClerk.get(`/issues?limit=1${sort}${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    const ids = issues.map(({ id }) => id);
    expect(seen).toEqual(sort ? ids : ids.reverse());
  });

  it('shows each person exactly what that person may read', async () => {
    expect(await found(asOfficer, '')).toEqual([1, 0]);
    expect(await found(asSergeant, '')).toEqual([2, 1, 0]);
    expect(await found(await intake.as(person('commander')), '')).toEqual([3, 2, 1, 0]);
    expect(await found(await intake.as(person('lieutenant')), '')).toEqual([]);
    for (const [client, readable] of [
      [asOfficer, [0, 1]],
      [asSergeant, [0, 1, 2]],
    ] as const) {
      const statuses = await Promise.all(issues.map(async ({ id }) => (await client.get(`/issues/${id}`)).status));
      expect(statuses).toEqual(issues.map((_, index) => ((readable as readonly number[]).includes(index) ? 200 : 403)));
    }
    expect((await (await intake.as(person('resident'))).get('/issues')).status).toBe(403);
  });

  it.each([
    ['status=lost', 'status'],
    ['status=assigned,lost', 'status'],
    ['status=', 'status'],
    ['sort=summary', 'sort'],
    ['format=xml', 'format'],
    ['format=csv&limit=1', 'limit'],
    ['format=csv&cursor=x', 'cursor'],
    ['from=yesterday', 'from'],
    ['from=2026-03-01', 'from'],
    ['to=2026-02-31T00:00:00Z', 'to'],
    ['to=2026-03-01T00:00:00', 'to'],
    ['officer=anna', 'officer'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['cursor=garbage', 'cursor'],
    ['near=1,2', 'near'],
    ['near=91,2,100', 'near'],
    ['near=1e999,2,100', 'near'],
    ['near=1,2,50001', 'near'],
    ['source=nyc311', 'source'],
    ['q=%00', 'q'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['sector=a&sector=b', 'sector'],
    ['sector=', 'sector'],
    ['sector=a%00', 'sector'],
    ['precinct=a%0Ab', 'precinct'],
    [`precinct=${'x'.repeat(65)}`, 'precinct'],
    ['colour=red', 'colour'],
  ])('with ?%.30s names %s', async (query, path) => {
    const { status, body } = await asClerk.get(`/issues?${query}`);
    expect({ status, paths: body.errors?.map(({ path }) => path) }).toEqual({
      status: 400,
      paths: expect.arrayContaining([path]),
    });
  });

  it('knows no issue that is not there', async () => {
    expect((await asClerk.get(`/issues/${randomUUID()}`)).status).toBe(404);
    expect(await asClerk.get('/issues/A1-0001')).toMatchObject({ status: 400, body: { errors: [{ path: 'id' }] } });
  });
});

describe('similar issues', () => {
  it('are near, of the same category and recent, each with its reasons', async () => {
    const { body } = await asClerk.get(
      `/issues/similar?category=graffiti&lat=${here.lat}&lng=${here.lng}&text=graffiti+on+the+wall`,
    );
    expect(body.items).toMatchObject([
      {
        id: issues[0]!.id,
        reasons: [
          { code: 'near', detail: 0 },
          { code: 'recent', detail: 0 },
          { code: 'similar-text', detail: expect.any(Number) },
        ],
      },
      {
        id: issues[1]!.id,
        reasons: [
          { code: 'near', detail: 222 },
          { code: 'recent', detail: 0 },
        ],
      },
    ]);
  });

  it('need a place', async () => {
    const { status, body } = await asClerk.get('/issues/similar?category=graffiti&lat=x');
    expect({ status, paths: [...new Set(body.errors.map(({ path }) => path))] }).toEqual({
      status: 400,
      paths: ['lat', 'lng'],
    });
  });
});

describe('categories', () => {
  it('are what a form needs', async () => {
    const { body } = await asOfficer.get('/categories');
    expect(body.items.length).toBeGreaterThanOrEqual(20);
    const graffiti = { code: 'graffiti', name: 'Graffiti', priority: 'low', questions: [], questionsVersion: 1 };
    expect(body.items).toContainEqual(graffiti);
  });
});

describe('the description of the service', () => {
  it('covers every path', async () => {
    const document = (await (await fetch(`${intake.url}/openapi.json`)).json()) as { paths: Record<string, object> };
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/issues',
        '/api/v1/issues/{id}',
        '/api/v1/issues/{id}/merge',
        '/api/v1/issues/similar',
        '/api/v1/categories',
      ]),
    );
  });
});
