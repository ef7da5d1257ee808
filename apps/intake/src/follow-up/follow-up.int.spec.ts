import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@owcr/platform';
import { eventually, person, statedEvents } from '@owcr/testing';
import { runIntake, type Answer, type AnswerBody, type Client, type RunningIntake } from '../intake.harness.js';

type Followed = AnswerBody & { history: { status: string }[]; allowedActions: string[]; combined: boolean };

const summary = 'Sofa in front of the school';
const report = { category: 'illegal-dumping', summary, location: { lat: 40.6912, lng: -73.8449 } };
const resident = person('resident', [], '00000000-0000-4000-8000-000000000002');

let intake: RunningIntake;
let asResident: Client;
let asClerk: Client;

beforeAll(async () => {
  intake = await runIntake();
  [asResident, asClerk] = await Promise.all([intake.as(resident), intake.as(person('clerk'))]);
}, 60_000);
afterAll(() => intake?.close());

const rows = <T>(sql: string, ...values: unknown[]) => intake.database.dataSource.query<T[]>(sql, values);
const reported = async (more: object = {}) => (await asResident.post('/public/reports', { ...report, ...more })).body;
const follow = (code: unknown) => asResident.post('/public/follow', { code });
const idOf = async (code: string) => (await rows<{ id: string }>('SELECT id FROM issue WHERE tracking_code = $1', code))[0]!.id;

/** Brings an issue to where its reporter is asked, the way its officer does. */
async function resolve(code: string): Promise<string> {
  const id = await idOf(code);
  await rows(
    `UPDATE issue SET status = 'in-progress', officer_id = $2, precinct = '9', sector = '9A' WHERE id = $1`,
    id,
    randomUUID(),
  );
  const { body } = await (
    await intake.as(person('admin'))
  ).post(`/issues/${id}/resolve`, { reason: 'fixed', note: 'Taken away.' }, { 'if-match': '"1"' });
  expect(body.status).toBe('resolved');
  return id;
}

describe('a report without an account', () => {
  it('is an issue like any other, of nobody, and says only what its reporter needs', async () => {
    const { status, body } = await asResident.post('/public/reports', report);
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        reference: expect.any(String),
        trackingCode: expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/),
        status: 'received',
        category: 'illegal-dumping',
        reportedAt: expect.any(String),
      },
    });
    const id = await idOf(body.trackingCode);
    const seen = await asClerk.get(`/issues/${id}`);
    expect(seen.body).toMatchObject({ summary, channel: 'web', reportedBy: null, source: null });
    expect((await asClerk.get(`/issues/${id}/reporter`)).body).toMatchObject({ name: null, phone: null, email: null });
    expect(await rows('SELECT FROM reporter WHERE issue_id = $1', id)).toEqual([]);
    const event = await eventually(async () => intake.published.find(({ key }) => key === id));
    expect(event).toMatchObject({ type: 'issue.reported.v1', data: { channel: 'web', reportedBy: null } });
  });

  it('keeps the contact that was given, sealed, for those who may see it', async () => {
    const contact = { name: 'Rosa Diaz', phone: '555 0100', email: 'rosa@example.org', language: 'es' };
    const id = await idOf((await reported({ contact })).trackingCode);
    expect((await asClerk.get(`/issues/${id}/reporter`)).body).toMatchObject({ ...contact, anonymous: false });
    const onlyLanguage = await idOf((await reported({ contact: { language: 'ar' } })).trackingCode);
    expect((await asClerk.get(`/issues/${onlyLanguage}/reporter`)).body).toMatchObject({ language: 'ar', anonymous: true });
  });

  it('is on record as done by a resident, from nowhere', async () => {
    const id = await idOf((await reported()).trackingCode);
    const entries = (await statedEvents<AuditEntry>(intake.database))
      .map(({ data }) => data)
      .filter(({ target }) => target === id);
    expect(entries).toMatchObject([{ action: 'POST /api/v1/public/reports', role: 'resident', from: null, result: 'done' }]);
  });

  it('is made once however often it is sent, and keys that others might use are refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const [first, second] = [
      await asResident.post('/public/reports', report, key),
      await asResident.post('/public/reports', report, key),
    ];
    expect(second.body).toEqual(first.body);
    expect((await asResident.post('/public/reports', { ...report, summary: 'Other' }, key)).status).toBe(422);
    const weak = await asResident.post('/public/reports', report, { 'idempotency-key': '1' });
    expect([weak.status, weak.body.errors[0]?.path]).toEqual([400, 'Idempotency-Key']);
  });

  it.each<[string, object, string]>([
    ['no summary', { summary: undefined }, 'summary'],
    ['an unknown category', { category: 'moon-dust' }, 'category'],
    ['a channel', { channel: 'phone' }, 'channel'],
    ['a source', { source: { system: 'a', id: 'b' } }, 'source'],
    ['a time', { reportedAt: '2020-01-01T00:00:00Z' }, 'reportedAt'],
    ['a reporter', { reporter: { name: 'x' } }, 'reporter'],
    ['a contact that is text', { contact: 'me' }, 'contact'],
    ['an address that is none', { contact: { email: 'nobody' } }, 'contact.email'],
    ['a place off the map', { location: { lat: 91, lng: 0 } }, 'location.lat'],
  ])('with %s is refused, and the field named', async (_, more, path) => {
    const before = await intake.fingerprint();
    const { status, body } = await asResident.post('/public/reports', { ...report, ...more });
    expect([status, body.errors.map((error) => error.path)]).toEqual([400, expect.arrayContaining([path])]);
    expect(await intake.fingerprint()).toBe(before);
  });

  it('is not for the staff, who have their own way', async () => {
    for (const [path, body] of [
      ['reports', report],
      ['follow', { code: 'x' }],
      ['follow/confirm', { code: 'x' }],
      ['follow/not-fixed', { code: 'x' }],
    ] as const)
      expect((await asClerk.post(`/public/${path}`, body)).status).toBe(403);
  });
});

describe('the categories', () => {
  it('are for everybody, in plain words', async () => {
    const { body } = await asResident.get('/public/categories');
    expect(body.items).toContainEqual({ code: 'graffiti', name: 'Graffiti', urgent: false, questions: [] });
    expect(body.items.find((item) => (item as unknown as { code: string }).code === 'drug-activity')).toMatchObject({
      urgent: true,
    });
  });
});

describe('a tracking code', () => {
  it('shows where the report stands, roughly where it is, and nothing anybody wrote', async () => {
    const { trackingCode, reference } = await reported({
      description: 'By the gate',
      address: '1 School St',
      contact: { name: 'Rosa' },
    });
    const id = await resolve(trackingCode);
    const { status, body } = await follow(trackingCode.toLowerCase().replaceAll('-', ' '));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        reference,
        status: 'resolved',
        combined: false,
        category: { code: 'illegal-dumping', name: 'Illegal dumping' },
        place: { lat: 40.695, lng: -73.845, withinMetres: 800 },
        addressGiven: true,
        waitsForPlace: false,
        reportedAt: expect.any(String),
        history: [
          { status: 'received', at: expect.any(String) },
          { status: 'resolved', at: expect.any(String) },
        ],
        outcome: 'fixed',
        closesAt: expect.any(String),
        allowedActions: ['confirm', 'not-fixed'],
      },
    });
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${id}|sofa|gate|school|rosa|taken`, 'i'));
  });

  it('of what was merged tells where its survivor is', async () => {
    const [one, other] = [await reported(), await reported()];
    const [id, into] = [await idOf(one.trackingCode), await resolve(other.trackingCode)];
    await asClerk.post(`/issues/${id}/merge`, { into }, { 'if-match': '"1"' });
    expect((await follow(one.trackingCode)).body).toMatchObject({
      status: 'resolved',
      combined: true,
      outcome: 'fixed',
      closesAt: expect.any(String),
      allowedActions: ['confirm', 'not-fixed'],
      reference: one.reference,
    });
  });

  it('that is wrong, is none, is of a private category or of an erased reporter has one answer', async () => {
    const [category, erased] = [await reported({ category: 'drug-activity' }), await reported({ contact: { name: 'Rosa' } })];
    expect((await follow(category.trackingCode)).status).toBe(200);
    await rows(`UPDATE category SET is_private = true WHERE code = 'drug-activity'`);
    await (
      await intake.as(person('admin'))
    ).post(`/issues/${await idOf(erased.trackingCode)}/reporter/erase`, {}, { 'if-match': '"1"' });
    const answers: Answer[] = [];
    for (const code of ['AAAA-BBBB-CCCC', 'x', '💡', category.trackingCode, erased.trackingCode])
      for (const path of ['', '/confirm', '/not-fixed']) answers.push(await asResident.post(`/public/follow${path}`, { code }));
    const told = answers.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: null }]));
    expect(new Set(told).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await reported({ category: 'drug-activity' })).trackingCode).toBeNull();
    await rows(`UPDATE category SET is_private = false`);
  });

  it.each<[string, unknown]>([
    ['none', undefined],
    ['a number', 7],
    ['a list', ['a']],
    ['an empty one', ' '],
    ['a long one', 'x'.repeat(65)],
  ])('that is %s is named', async (_, code) => {
    const { status, body } = await follow(code);
    expect([status, body.errors.map(({ path }) => path)]).toEqual([400, expect.arrayContaining(['code'])]);
  });
});

describe('residents whose reports were merged', () => {
  const merge = async (id: string, into: string, version = 1) =>
    expect((await asClerk.post(`/issues/${id}/merge`, { into }, { 'if-match': `"${version}"` })).status).toBe(200);

  it('act on the issue that stands for theirs, over however many merges', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 23; n++) codes.push((await reported()).trackingCode);
    const ids = await Promise.all(codes.map(idOf));
    for (let n = 0; n < 22; n++) await merge(ids[n]!, ids[n + 1]!);
    expect((await follow(codes[0])).body).toMatchObject({ status: 'received', combined: true, allowedActions: [] });
    const last = await resolve(codes[22]!);
    expect((await follow(codes[0])).body).toMatchObject({
      status: 'resolved',
      outcome: 'fixed',
      allowedActions: ['confirm', 'not-fixed'],
      history: [{ status: 'received' }, { status: 'resolved' }],
    });
    const comment = 'It is still there.';
    const { status, body } = await asResident.post('/public/follow/not-fixed', { code: codes[0], comment });
    expect([status, body.status]).toEqual([200, 'reopened']);
    expect(await rows('SELECT status FROM issue WHERE id = $1', last)).toEqual([{ status: 'reopened' }]);
    const another = await asResident.post('/public/follow/not-fixed', { code: codes[22], comment: 'Here as well.' });
    expect([another.status, another.body.status]).toEqual([200, 'reopened']);
    const stated = (await statedEvents(intake.database, { key: last })).filter(({ type }) => type === 'issue.reopened.v1');
    expect(stated).toHaveLength(1);
    const notes = (await asClerk.get(`/issues/${last}/notes`)).body.items as unknown as { text: string }[];
    expect(notes.map(({ text }) => text)).toEqual(['Taken away.', comment, 'Here as well.']);
  }, 60_000);

  it('confirm together: the second one has nothing left to do, and is not refused', async () => {
    const [one, other] = [await reported(), await reported()];
    await merge(await idOf(one.trackingCode), await idOf(other.trackingCode));
    const id = await resolve(other.trackingCode);
    for (const { trackingCode: code } of [one, other])
      expect(await asResident.post('/public/follow/confirm', { code })).toMatchObject({
        status: 200,
        body: { status: 'closed' },
      });
    const closed = (await statedEvents(intake.database, { key: id })).filter(({ type }) => type === 'issue.closed.v1');
    expect(closed).toHaveLength(1);
  });

  it('have their own report again once the merge is undone', async () => {
    const [one, other] = [await reported(), await reported()];
    const id = await idOf(one.trackingCode);
    await merge(id, await idOf(other.trackingCode));
    await resolve(other.trackingCode);
    const undone = await asClerk.post(`/issues/${id}/unmerge`, undefined, { 'if-match': '"2"' });
    expect(undone).toMatchObject({ status: 200, body: { status: 'reported', mergedInto: null, survivor: null } });
    expect((await follow(one.trackingCode)).body).toMatchObject({ status: 'received', combined: false, allowedActions: [] });
  });
});

describe('the reporter', () => {
  it('confirms once, and it is closed', async () => {
    const { trackingCode: code } = await reported();
    expect(await asResident.post('/public/follow/confirm', { code })).toMatchObject({
      status: 409,
      body: { code: 'not-allowed-in-status' },
    });
    const id = await resolve(code);
    const key = { 'idempotency-key': randomUUID() };
    const first = await asResident.post('/public/follow/confirm', { code }, key);
    expect(first).toMatchObject({ status: 200, body: { status: 'closed', allowedActions: ['not-fixed'], closesAt: null } });
    expect((await asResident.post('/public/follow/confirm', { code }, key)).body).toEqual(first.body);
    expect((await asResident.post('/public/follow/confirm', { code })).status).toBe(409);
    const closed = (await statedEvents(intake.database, { key: id })).filter(({ type }) => type === 'issue.closed.v1');
    expect(closed).toMatchObject([{ data: { cause: 'confirmed', by: null } }]);
  });

  it('says that it is not fixed, and it is open again for its officer, with what they wrote', async () => {
    const { trackingCode: code } = await reported();
    const id = await resolve(code);
    const comment = 'The sofa is still there.';
    const { status, body } = await asResident.post('/public/follow/not-fixed', { code, comment });
    expect([status, body.status, (body as Followed).history.map((step) => step.status)]).toEqual([
      200,
      'reopened',
      ['received', 'resolved', 'reopened'],
    ]);
    const reopened = await eventually(async () =>
      intake.published.find(({ type, key }) => type === 'issue.reopened.v1' && key === id),
    );
    expect(reopened).toMatchObject({ data: { issueId: id, count: 1, by: null } });
    expect((await asClerk.get(`/issues/${id}/notes`)).body.items).toContainEqual(
      expect.objectContaining({ kind: 'reopening', text: comment, author: { id: resident.id, name: resident.name } }),
    );
    expect(await rows('SELECT FROM timer WHERE id = $1', id)).toEqual([]);
    const entries = (await statedEvents<AuditEntry>(intake.database))
      .map(({ data }) => data)
      .filter(({ target }) => target === id);
    expect(entries.at(-1)).toMatchObject({ action: 'POST /api/v1/public/follow/not-fixed', role: 'resident', from: null });
  });

  it.each([
    ['a long comment', { comment: 'x'.repeat(1001) }, 'comment'],
    ['more than is asked', { reason: 'x' }, 'reason'],
  ])('is told that %s is not taken', async (_, more, path) => {
    const { trackingCode: code } = await reported();
    const { status, body } = await asResident.post('/public/follow/not-fixed', { code, ...more });
    expect([status, body.errors.map((error) => error.path)]).toEqual([400, [path]]);
  });
});
