import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@owcr/contracts';
import { eventually, eventuallyHolds, person } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';
import type { IssueImportAnswerDto } from './import.dto.js';

let intake: RunningIntake;
let clerk: Client;

beforeAll(async () => {
  intake = await runIntake();
  clerk = await intake.as(person('clerk'));
}, 60_000);
afterAll(() => intake?.close());

const old = '2020-05-01T12:00:00Z';
const place = { lat: 40.7, lng: -73.9 };

function rowOf(id: string, more: object = {}) {
  const source = { system: 'old-crm', id };
  return { row: 2, category: 'graffiti', summary: `No. ${id}`, channel: 'phone', location: place, source, ...more };
}

async function send(
  rows: unknown[],
  { query = '', key = randomUUID(), ...more }: { query?: string; key?: string; startClocks?: boolean } = {},
) {
  const answer = await clerk.post(`/issues/import${query}`, { rows, ...more }, { 'idempotency-key': key });
  expect(answer.status).toBe(200);
  return answer.body as unknown as IssueImportAnswerDto;
}

const reportsOf = (ids: readonly (string | null)[]) =>
  intake.published.filter(
    (event): event is DomainEvent<'issue.reported.v1'> => event.type === 'issue.reported.v1' && ids.includes(event.key),
  );

/** The assignment takes what comes, as the service that owns it would. */
async function assign(issueId: string) {
  await intake.publish({
    id: randomUUID(),
    type: 'assignment.review-needed.v1',
    source: 'sector-assignment',
    time: new Date().toISOString(),
    key: issueId,
    version: 1,
    data: { issueId, reference: 'A1-0001', cause: 'outside-sectors', at: new Date().toISOString() },
  } as unknown as DomainEvent);
}

describe('importing reports of another system', () => {
  it('takes each source once, says what became of every row, and refuses a wrong one by itself', async () => {
    const name = randomUUID();
    const rows = [
      rowOf(`${name}-1`, { row: 2, reportedAt: old }),
      rowOf(`${name}-2`, { row: 3, location: { lat: 91, lng: 0 }, surprise: true }),
      rowOf(`${name}-3`, { row: 4, category: 'no-such' }),
      rowOf(`${name}-1`, { row: 5, summary: 'The same source again' }),
      rowOf(`${name}-4`, { row: 6 }),
      'no object',
    ];
    const answer = await send(rows);
    expect(answer).toMatchObject({ taken: 2, existing: 1, refused: 3 });
    expect(answer.rows.map(({ row, outcome, history }) => [row, outcome, history])).toEqual([
      [2, 'taken', true],
      [3, 'refused', false],
      [4, 'refused', false],
      [5, 'existing', true],
      [6, 'taken', false],
      [5, 'refused', false],
    ]);
    expect(answer.rows[1]!.errors).toEqual([
      { path: 'surprise', message: 'is not a known property' },
      { path: 'location.lat', message: expect.stringContaining('90') },
    ]);
    expect(answer.rows[2]!.errors).toEqual([{ path: 'category', message: 'must be the code of a category' }]);
    expect(answer.rows[3]).toMatchObject({ id: answer.rows[0]!.id, reference: answer.rows[0]!.reference });
    const issue = await clerk.get(`/issues/${answer.rows[0]!.id}`);
    expect(issue.body).toMatchObject({
      reference: answer.rows[0]!.reference,
      history: true,
      summary: `No. ${name}-1`,
      reportedAt: '2020-05-01T12:00:00.000Z',
    });
  });

  it('changes nothing when it is sent again, by the same key or another', async () => {
    const rows = [rowOf(randomUUID()), rowOf(randomUUID(), { row: 3 })];
    const key = randomUUID();
    const first = await send(rows, { key });
    expect(await send(rows, { key })).toEqual(first);
    const again = await send(rows);
    expect(again).toMatchObject({ taken: 0, existing: 2, refused: 0 });
    expect(again.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    const ids = first.rows.map(({ id }) => id);
    await eventuallyHolds(() => expect(reportsOf(ids)).toHaveLength(2));
  });

  it('stores nothing in a dry run', async () => {
    const known = rowOf(randomUUID());
    await send([known]);
    const issues = () => intake.database.dataSource.query<unknown[]>('SELECT count(*) FROM issue');
    const before = await issues();
    const dry = await send(
      [known, rowOf('new', { row: 3, reportedAt: old }), rowOf('new', { row: 4 }), rowOf('bad', { row: 5, channel: 'pigeon' })],
      {
        query: '?dryRun=true',
      },
    );
    expect(dry.rows.map(({ outcome, history }) => [outcome, history])).toEqual([
      ['existing', false],
      ['taken', true],
      ['existing', false],
      ['refused', false],
    ]);
    expect(dry.rows[1]).toMatchObject({ id: null, reference: null });
    expect(await issues()).toEqual(before);
  });

  it('states what is older than a day as history, unless its clocks shall start', async () => {
    const history = await send([rowOf(randomUUID(), { reportedAt: old })]);
    const timed = await send([rowOf(randomUUID(), { reportedAt: old })], { startClocks: true });
    const fresh = await send([rowOf(randomUUID())]);
    const ids = [history, timed, fresh].map(({ rows }) => rows[0]!.id);
    await eventuallyHolds(() => expect(reportsOf(ids)).toHaveLength(3));
    expect(ids.map((id) => reportsOf([id])[0]!.data.history ?? false)).toEqual([true, false, false]);
  });

  it('is for those who may say when something was reported', async () => {
    for (const role of ['officer', 'sergeant', 'partner', 'resident'] as const) {
      const answer = await (await intake.as(person(role))).post('/issues/import', { rows: [rowOf(randomUUID())] });
      expect([role, answer.status]).toEqual([role, 403]);
    }
    expect((await clerk.post('/issues/import', { rows: Array.from({ length: 1_001 }, () => ({})) })).status).toBe(400);
    expect((await clerk.post('/issues/import', {})).status).toBe(400);
  });

  it('takes a request of a megabyte, and says so of a larger one', async () => {
    const long = Array.from({ length: 200 }, (_, index) => rowOf(randomUUID(), { row: index, description: 'x'.repeat(4_500) }));
    expect(await send(long)).toMatchObject({ taken: 200 });
    const tooLong = [...long, ...long].map((row) => ({ ...row }));
    expect((await clerk.post('/issues/import', { rows: tooLong })).status).toBe(413);
  });
});

describe('what was imported', () => {
  const assigned = new Set<string>();
  /** Everything that has been stated so far, as the assignment would. */
  const assignAll = async () => {
    const stated = intake.published.filter(({ type, key }) => type === 'issue.reported.v1' && !assigned.has(key));
    for (const { key } of stated) await assign(key);
    for (const { key } of stated) assigned.add(key);
  };

  it('goes its way in its turn: others follow as those before them are assigned, and a report from a page does not wait for them', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => rowOf(randomUUID(), { row: index }));
    const { rows: taken } = await send(rows);
    const ids = taken.map(({ id }) => id!);
    const released = () => new Set(reportsOf(ids).map(({ key }) => key));
    await eventually(async () => (await assignAll(), released().size > 0));
    const report = await clerk.post('/issues', {
      category: 'graffiti',
      summary: 'From a page',
      channel: 'desk',
      location: place,
    });
    await eventually(() => reportsOf([report.body.id]).length > 0);
    expect(released().size).toBeLessThan(400);
    await eventuallyHolds(
      async () => {
        await assignAll();
        expect(released().size).toBe(400);
      },
      { timeoutMs: 25_000 },
    );
    expect(reportsOf(ids)).toHaveLength(400);
  }, 40_000);

  it('is stated before anything else is stated of it', async () => {
    // The window is full of those that nobody assigns: these are held for as long as the test takes.
    await assignAll();
    await send(Array.from({ length: 200 }, (_, index) => rowOf(randomUUID(), { row: index })));
    const { rows } = await send([rowOf(randomUUID()), rowOf(randomUUID(), { row: 3 })]);
    const [id, other] = rows.map((row) => row.id!);
    expect((await clerk.post(`/issues/${id}/withdraw`, {}, { 'if-match': '"1"' })).status).toBe(200);
    const ofIt = () => intake.published.filter(({ key }) => key === id).map(({ type, version }) => [type, version]);
    await eventuallyHolds(() =>
      expect(ofIt()).toEqual([
        ['issue.reported.v1', 1],
        ['issue.withdrawn.v1', 2],
      ]),
    );
    expect(reportsOf([other!])).toEqual([]);
  });
});

describe('a report that somebody enters', () => {
  it('is history by the same rule', async () => {
    const body = { category: 'graffiti', summary: 'Old', channel: 'phone', reportedAt: old };
    const post = async (more: object) =>
      (await clerk.post('/issues', { ...body, ...more })).body as unknown as { history: boolean };
    expect(await post({ source: { system: 'old-crm', id: randomUUID() } })).toMatchObject({ history: true });
    expect(await post({ source: { system: 'old-crm', id: randomUUID() }, startClocks: true })).toMatchObject({ history: false });
    expect(await post({})).toMatchObject({ history: false });
  });
});
