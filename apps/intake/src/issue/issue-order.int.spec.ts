import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reachOf } from '@owcr/access';
import { issueStatuses, openStatuses, type IssueStatus } from '@owcr/contracts';
import { deliver } from '@owcr/messaging';
import { event, eventually, person, testDatabase, wallOf, type TestDatabase } from '@owcr/testing';
import { runIntake, type Answer, type AnswerBody, type Client, type RunningIntake } from '../intake.harness.js';
import { entities, migrations } from '../migrations/schema.js';
import { nextDeadline, type DeadlineEvent } from './deadline.js';
import { DeadlineConsumer } from './deadline.consumer.js';
import { DeadlineStore } from './deadline.store.js';
import { IssueListStore } from './issue-list.store.js';
import { listSorts } from './issue-order.js';

const minuteMs = 60_000;
const fromNow = (minutes: number) => new Date(Date.now() + minutes * minuteMs).toISOString();

describe('the order of a list', () => {
  let intake: RunningIntake;
  let asClerk: Client;
  const issues: string[] = [];

  const insert = `INSERT INTO issue (id, reference, tracking_code, version, event_count, category, priority, summary, channel,
      reported_at, status, sector, precinct, officer_id, acknowledge_started_at, acknowledge_due_at, resolve_started_at, resolve_due_at)
    VALUES ($1::uuid, $2, $1::text, 1, 1, $3, $4, 'Wall', 'phone', $5, $6, $7, '1', $8, now(), $9, now(), $10)`;
  const [ana, ben] = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    intake = await runIntake();
    asClerk = await intake.as(person('clerk'));
    const { dataSource } = intake.database;
    const names = `INSERT INTO officer_name (officer_id, name, event_version) VALUES ($1, 'ana', 1), ($2, 'Ben', 1)`;
    await dataSource.query(names, [ana, ben]);
    const tomorrow = 2 * 24 * 60;
    const rows: [string, string, string, number, string, string | null, string | null, number | null, number | null][] = [
      ['A9-9999', 'graffiti', 'low', -50, 'assigned', '1B', ana, -5, 600],
      ['AA1-0000', 'animal', 'urgent', -40, 'acknowledged', '1A', ben, -60, tomorrow],
      ['B1-0001', 'noise-residential', 'normal', -30, 'reported', null, null, 20, tomorrow],
      ['A2-0001', 'graffiti', 'high', -20, 'closed', '1A', ben, -60, -30],
      ['A2-0002', 'graffiti', 'high', -10, 'in-progress', '1A', ana, null, null],
      ['A2-0003', 'animal', 'low', -10, 'referred', '1C', ben, null, -1],
    ];
    for (const [reference, category, priority, reported, status, sector, officer, acknowledge, resolve] of rows) {
      const due = [acknowledge, resolve].map((minutes) => (minutes === null ? null : fromNow(minutes)));
      const id = randomUUID();
      issues.push(id);
      await dataSource.query(insert, [id, reference, category, priority, fromNow(reported), status, sector, officer, ...due]);
    }
  });
  afterAll(() => intake?.close());

  const found = async (query: string) => {
    const { status, body } = await asClerk.get(`/issues?${query}`);
    expect(status).toBe(200);
    return body.items.map(({ id }) => issues.indexOf(id));
  };

  it.each<[string, number[]]>([
    ['deadline', [0, 5, 2, 1]],
    ['reference', [3, 4, 5, 0, 2, 1]],
    ['category', [1, 5, 0, 3, 4, 2]],
    ['status', [2, 0, 1, 4, 5, 3]],
    ['-priority', [1, 4, 3, 2, 5, 0]],
    ['sector', [1, 3, 4, 0, 5, 2]],
    ['officer', [0, 4, 1, 3, 5, 2]],
  ])('by %s is what a person means by it', async (sort, expected) => {
    expect((await found(`sort=${sort}`)).slice(0, expected.length)).toEqual(expected);
  });

  it.each(listSorts)(
    'by %s comes in pages that leave nothing out and repeat nothing, and is the other way round',
    async (sort) => {
      const whole = await found(`sort=${sort}`);
      const opposite = sort.startsWith('-') ? sort.slice(1) : `-${sort}`;
      expect(await found(`sort=${opposite}`)).toEqual([...whole].reverse());
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Answer = await asClerk.get(`/issues?limit=1&sort=${sort}${cursor && `&cursor=${cursor}`}`);
        paged.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.nextCursor;
      }
      expect(paged.map((id) => issues.indexOf(id))).toEqual(whole);
    },
  );

  it('goes on only with its own cursor', async () => {
    const { body } = await asClerk.get('/issues?limit=1&sort=deadline');
    const other = await asClerk.get(`/issues?limit=1&sort=status&cursor=${body.nextCursor}`);
    expect(other).toMatchObject({ status: 400, body: { errors: [{ path: 'cursor' }] } });
    const forged = Buffer.from(JSON.stringify({ sort: 'deadline', key: "now'", reportedAt: fromNow(0), id: issues[0] })).toString(
      'base64url',
    );
    expect((await asClerk.get(`/issues?sort=deadline&cursor=${forged}`)).status).toBe(400);
  });

  it.each<[string, number[]]>([
    ['open', [0, 5, 2, 1, 4]],
    ['late', [0, 5]],
    ['unassigned', [2]],
  ])('in the view %s has what belongs there, the most urgent first', async (view, expected) => {
    expect(await found(`view=${view}&sort=deadline`)).toEqual(expected);
  });

  it('knows what is due today by the zone it is asked in', async () => {
    const zones = ['Etc/GMT+12', 'Etc/GMT-14', 'Etc/GMT-7', 'UTC'];
    for (const tz of zones) {
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: tz, dateStyle: 'short' });
      const due = [2, 1].filter(
        (index) => today.format(new Date(fromNow(index === 2 ? 20 : 2 * 24 * 60))) === today.format(new Date()),
      );
      expect(await found(`view=due-today&sort=deadline&tz=${encodeURIComponent(tz)}`)).toEqual(due);
    }
    expect(await asClerk.get('/issues?tz=Mars/Olympus')).toMatchObject({ status: 400, body: { errors: [{ path: 'tz' }] } });
  });

  it('names its total with its first page, and the counts of all views', async () => {
    expect((await asClerk.get('/issues?limit=2')).body).toMatchObject({ total: 6, totalIsAtLeast: false });
    expect((await asClerk.get('/issues?limit=2&view=late')).body).toMatchObject({ total: 2 });
    const { body: first } = await asClerk.get('/issues?limit=2');
    expect((await asClerk.get(`/issues?limit=2&cursor=${first.nextCursor}`)).body).toMatchObject({ total: null });
    const exactly = (total: number) => ({ total, totalIsAtLeast: false });
    expect((await asClerk.get('/issues/counts?category=graffiti')).body).toMatchObject({
      open: exactly(2),
      late: exactly(1),
      unassigned: exactly(0),
      all: exactly(3),
    });
    expect((await asClerk.get('/issues/counts?view=late')).status).toBe(400);
  });

  it('tells nobody what they are not shown, by a filter, a view or an order', async () => {
    const partner = await intake.as({ ...person('partner'), agency: 'roads' });
    for (const query of ['sort=officer', 'sort=-deadline', 'view=late', 'view=unassigned', `officer=${ana}`, 'source=a:b'])
      expect(await partner.get(`/issues?${query}`)).toMatchObject({
        status: 403,
        body: { errors: [{ path: query.split('=')[0], message: 'is not for you to see' }] },
      });
    expect((await partner.get('/issues?sort=priority&view=open')).status).toBe(200);
    expect((await partner.get(`/issues/counts?officer=${ana}`)).status).toBe(403);
    expect((await partner.get('/issues/counts')).body).toMatchObject({ late: null, dueToday: null, unassigned: null });
  });

  it('follows the deadlines that escalation states, without a new version', async () => {
    const { body: issue } = await asClerk.post('/issues', { category: 'graffiti', summary: 'Loud', channel: 'phone' });
    const dueAt = fromNow(15);
    const data = { issueId: issue.id, kind: 'acknowledge', dueAt, at: fromNow(0) } as const;
    await intake.publish(event('deadline.set.v1', { ...data, startedAt: fromNow(-1) }, { version: 1 }));
    const shown = async () => (await asClerk.get(`/issues/${issue.id}`)).body as AnswerBody & { deadline: object | null };
    await eventually(async () => (await shown()).deadline !== null);
    expect(await shown()).toMatchObject({ deadline: { kind: 'acknowledge', dueAt }, version: issue.version });
    await intake.publish(event('deadline.met.v1', data, { version: 2 }));
    await eventually(async () => (await shown()).deadline === null);
  });
});

describe('deadlines in the database', () => {
  let database: TestDatabase;
  const { within } = wallOf(() => database);

  beforeAll(async () => {
    database = await testDatabase({ migrations: [...migrations], entities });
  });
  afterAll(() => database?.close());

  const report = `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at)
    VALUES ($1::uuid, left($1::text, 20), $1::text, $2, 1, 1, 'graffiti', 'low', 'Wall', 'web', now())`;
  const give = (...events: DeadlineEvent[]) =>
    deliver(database.app, {
      consumer: 'intake.deadlines',
      types: ['deadline.set.v1', 'deadline.met.v1', 'deadline.cancelled.v1'],
      events,
      handler: (batch) => new DeadlineConsumer(new DeadlineStore()).apply(batch),
    });

  it('count next by the same rule as in the code', async () => {
    const [early, late] = ['2026-11-23T12:00:00.000Z', '2026-11-24T12:00:00.000Z'];
    const some = [null, early, late];
    const cases = issueStatuses.flatMap((status) =>
      some.flatMap((acknowledge) => some.map((resolve) => ({ status, acknowledge, resolve }))),
    );
    for (const { status, acknowledge, resolve } of cases) {
      const [row] = await database.dataSource.query<{ due: string }[]>(
        `SELECT to_char(nullif(issue_due($1, $2, $3), 'infinity'), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS due`,
        [status, acknowledge, resolve],
      );
      const deadline = (dueAt: string | null) => (dueAt === null ? null : { startedAt: early, dueAt });
      const next = nextDeadline(status, { acknowledge: deadline(acknowledge), resolve: deadline(resolve) });
      expect({ status, acknowledge, resolve, due: row?.due }).toEqual({ status, acknowledge, resolve, due: next?.dueAt ?? null });
    }
  });

  it('come in batches, in order, also about what is not known here', async () => {
    const id = randomUUID();
    await database.dataSource.query(report, [id, 'assigned' satisfies IssueStatus]);
    const at = fromNow(0);
    const [first, second] = [fromNow(10), fromNow(20)];
    const of = (issueId: string, kind: 'acknowledge' | 'resolve', dueAt: string) => ({ issueId, kind, dueAt, at });
    await give(
      event('deadline.set.v1', { ...of(randomUUID(), 'resolve', first), startedAt: at }),
      event('deadline.set.v1', { ...of(id, 'acknowledge', first), startedAt: at }, { version: 1 }),
      event('deadline.set.v1', { ...of(id, 'resolve', second), startedAt: at }, { version: 2 }),
      event('deadline.met.v1', of(id, 'acknowledge', first), { version: 3 }),
      event('deadline.set.v1', { ...of(id, 'acknowledge', second), startedAt: at }, { version: 4 }),
    );
    const [row] = await database.dataSource.query<object[]>(
      'SELECT acknowledge_due_at, resolve_due_at FROM issue WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ acknowledge_due_at: new Date(second), resolve_due_at: new Date(second) });
    expect(await database.dataSource.query('SELECT * FROM dead_letter')).toEqual([]);
  });

  it.each([
    ['all, newest first', {}, { by: 'reportedAt', isDescending: true }],
    [
      'what is open, most urgent first',
      { view: { name: 'open', todayEndsAt: fromNow(1) } },
      { by: 'deadline', isDescending: false },
    ],
    ['what is late', { view: { name: 'late', todayEndsAt: fromNow(1) } }, { by: 'deadline', isDescending: false }],
  ] as const)('are read by an index, however many issues there are: %s', async (_, filter, order) => {
    await database.dataSource.query(
      `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at,
         resolve_started_at, resolve_due_at)
       SELECT gen_random_uuid(), left(gen_random_uuid()::text, 20), gen_random_uuid()::text, CASE WHEN n % 20 = 0 THEN $1 ELSE 'closed' END, 1, 1, 'graffiti', 'low',
         'Wall ' || n, 'web', now() - n * interval '1 minute', now(), now() + (n - 5000) * interval '1 minute'
         FROM generate_series(1, 10000) n`,
      [openStatuses[1]],
    );
    await database.dataSource.query('ANALYZE issue');
    const plans: string[] = [];
    await within(reachOf({ everywhere: true }), async (tx) => {
      const explained = {
        query: async (sql: string, values: unknown[]) => {
          plans.push(JSON.stringify(await tx.query(`EXPLAIN ${sql}`, values)));
          return [];
        },
      } as unknown as typeof tx;
      await new IssueListStore().list(explained, { scope: { everywhere: true }, ...filter }, { limit: 51, after: null, order });
    });
    expect(plans).toHaveLength(1);
    expect(plans[0]).toMatch(/Index Scan.* (using|on) issue_(newest|open_due)/);
    expect(plans[0]).not.toMatch(/Seq Scan on issue /);
  });
});
