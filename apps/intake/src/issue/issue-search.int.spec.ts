import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@owcr/testing';
import { runIntake, type AnswerBody, type Client, type RunningIntake } from '../intake.harness.js';

const officer = person('officer', ['40']);
const reporter = { name: 'Rosa Lark', phone: '+1 (212) 555-0142', email: 'Rosa@Example.org' };
let intake: RunningIntake;
let asClerk: Client;
let asOfficer: Client;
const issues: AnswerBody[] = [];

beforeAll(async () => {
  intake = await runIntake();
  await intake.addAgencies('roads');
  [asClerk, asOfficer] = [await intake.as(person('clerk')), await intake.as(officer)];
  const reports = [
    { summary: 'Lantern broken', description: 'The bench beside the fountain as well', reporter },
    { summary: 'Fountain overflows', address: '12 Steeple Lane' },
    { summary: 'Loud music', description: 'From the yard' },
    { summary: 'Fountain', description: 'See the lantern' },
    { summary: 'Fountane with a lamtern' },
  ];
  for (const [index, report] of reports.entries()) {
    // The best fit is never the newest.
    const reportedAt = new Date(Date.now() - (5 - index) * 60_000).toISOString();
    issues.push((await asClerk.post('/issues', { category: 'graffiti', channel: 'phone', reportedAt, ...report })).body);
  }
  const { dataSource } = intake.database;
  await dataSource.query(
    `INSERT INTO issue_note (id, issue_id, author_id, author_name, kind, text, at) VALUES ($1, $2, $1, 'x', 'note', 'Keys at number 9', now())`,
    [randomUUID(), issues[2]!.id],
  );
  // In the officer's precinct, and assigned to others: their reporters are not for this officer.
  await dataSource.query(`UPDATE issue SET precinct = '40', officer_id = $1`, [randomUUID()]);
});
afterAll(() => intake?.close());

const found = async (client: Client, words: string, more = '') => {
  const { status, body } = await client.get(`/issues?q=${encodeURIComponent(words)}${more}`);
  expect(status).toBe(200);
  return body.items.map(({ id }) => issues.findIndex((issue) => issue.id === id));
};
const looks = async () => {
  const rows = await intake.database.dataSource.query<{ target: string; action: string }[]>(
    `SELECT data->>'target' AS target, data->>'action' AS action FROM stated WHERE data->>'action' LIKE '%q=%'`,
  );
  return rows.map(({ target, action }) => [action, issues.findIndex(({ id }) => id === target)]);
};

describe('searching for issues', () => {
  it.each<[string, number[]]>([
    // What it is called weighs more than what is said of it, however new that is.
    ['fountain', [3, 1, 0]],
    ['lantern', [0, 3]],
    // Every word counts, wherever it stands.
    ['fountain lantern', [3, 0]],
    ['lantern bench', [0]],
    ['steeple fountain', [1]],
    ['music keys', [2]],
    ['loud fountain', []],
    // The last word may be unfinished.
    ['fountain over', [1]],
    ['over fountain', [1]],
    // Only where nothing says it: what nearly does, or has it in the middle of a word.
    ['fountane', [4]],
    ['ountai', [3, 1]],
    ['lampost', []],
    ["'; DROP TABLE issue; --", []],
  ])('for %j finds the right ones, the best first', async (words, expected) => {
    expect(await found(asClerk, words)).toEqual(expected);
  });

  it('has the issue whose reference it is before those that mention it, however it is written', async () => {
    const { reference } = issues[0]!;
    await asClerk.post(`/issues/${issues[3]!.id}/notes`, { text: `See ${reference}` }, { 'if-match': `"${issues[3]!.version}"` });
    for (const typed of [reference, reference.toLowerCase(), reference.replace('-', ''), reference.replace('-', ' ')])
      expect((await found(asClerk, typed))[0]).toBe(0);
    expect(await found(asClerk, reference)).toEqual([0, 3]);
  });

  it('has the order that was asked for where one was', async () => {
    expect(await found(asClerk, 'fountain', '&sort=reportedAt')).toEqual([0, 1, 3]);
    const first = await asClerk.get('/issues?q=fountain&limit=1');
    expect(first.body).toMatchObject({ total: 3 });
    expect(await found(asClerk, 'fountain', `&limit=1&cursor=${first.body.nextCursor}`)).toEqual([1]);
    expect((await asClerk.get('/issues/counts?q=fountain')).body).toMatchObject({ all: { total: 3 } });
  });

  it('finds the same with what is searched for in the body, where it stands in no address', async () => {
    const search = (path: string, body: unknown) => asClerk.post(path, body);
    const { status, body } = await search('/issues/search?limit=2', { q: 'fountain' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 3 });
    expect(body.items.map(({ id }) => issues.findIndex((issue) => issue.id === id))).toEqual([3, 1]);
    const next = await search(`/issues/search?limit=2&cursor=${body.nextCursor}`, { q: 'fountain' });
    expect(next.body.items.map(({ id }) => issues.findIndex((issue) => issue.id === id))).toEqual([0]);
    expect((await search('/issues/search/counts', { q: 'fountain' })).body).toMatchObject({ all: { total: 3 } });
    expect(await search('/issues/search', {})).toMatchObject({ status: 400, body: { errors: [{ path: 'q' }] } });
    expect(await search('/issues/search?q=x', { q: 'x' })).toMatchObject({ status: 400, body: { errors: [{ path: 'q' }] } });
  });

  it('finds a tracking code only for who may see it', async () => {
    const { trackingCode } = issues[1]!;
    for (const typed of [trackingCode, trackingCode.toLowerCase().replaceAll('-', ' ')]) {
      expect(await found(asClerk, typed)).toEqual([1]);
      expect(await found(await intake.as(person('analyst')), typed)).toEqual([]);
    }
  });

  it.each([
    ['phone', '2125550142'],
    ['email', 'rosa@example.org'],
  ])('finds a contact by %s only for who may see it, and puts the look on record', async (kind, typed) => {
    const before = await looks();
    expect(await found(asOfficer, typed)).toEqual([]);
    expect(await looks()).toEqual(before);
    expect(await found(asClerk, typed)).toEqual([0]);
    expect((await looks()).slice(before.length)).toEqual([[`GET /api/v1/issues?q=${kind}`, 0]]);
    expect(await found(asClerk, typed.replace('2', '3').replace('r', 'l'))).toEqual([]);
    expect((await looks()).length).toBe(before.length + 1);
  });

  it('looks into notes only for who may read them', async () => {
    const partner = await intake.as({ ...person('partner'), agency: 'roads' });
    await intake.database.dataSource.query(`UPDATE issue SET status = 'referred', referred_to = 'roads' WHERE id = $1`, [
      issues[2]!.id,
    ]);
    expect(await found(partner, 'music')).toEqual([2]);
    expect(await found(partner, 'keys')).toEqual([]);
    expect(await found(asOfficer, 'keys')).toEqual([2]);
  });
});
