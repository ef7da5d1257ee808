import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, person } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';

const clerk = person('clerk');
const admin = person('admin');
let intake: RunningIntake;
let asClerk: Client;

beforeAll(async () => {
  intake = await runIntake();
  asClerk = await intake.as(clerk);
});
afterAll(() => intake?.close());

const place = { lat: 40.690092, lng: -73.846427 };
const report = (changes: object = {}) => ({
  category: 'graffiti',
  summary: 'Graffiti on the school wall',
  channel: 'phone',
  location: place,
  ...changes,
});

describe('a report', () => {
  it('is answered with the issue it became', async () => {
    const { status, body } = await asClerk.post(
      '/issues',
      report({
        category: 'disorderly-group',
        description: 'Red paint',
        address: '91-33 97 Street',
        answers: { 'happening-now': false, people: 3 },
        source: { system: 'nyc311', id: '1' },
      }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      reference: expect.stringMatching(/^A1-\d{4}$/),
      trackingCode: expect.stringMatching(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/),
      status: 'reported',
      version: 1,
      category: 'disorderly-group',
      priority: 'high',
      summary: 'Graffiti on the school wall',
      location: place,
      answers: { 'happening-now': false, people: 3 },
      questionsVersion: 1,
      source: { system: 'nyc311', id: '1' },
      sector: null,
      officer: null,
      reportedBy: clerk.id,
      allowedActions: ['note', 'withdraw', 'merge', 'correct'],
    });
    const { trackingCode, ...rest } = body;
    expect(trackingCode).toHaveLength(14);
    expect((await asClerk.get(`/issues/${body.id}`)).body).toEqual(rest);
  });

  it('keeps what is known of the reporter apart, and only for those who need it', async () => {
    const reporter = { name: 'Rosa Diaz', phone: '+1 212 555 0100', email: 'rosa@example.org', language: 'es' };
    const { body } = await asClerk.post('/issues', report({ reporter }));
    expect(JSON.stringify(body)).not.toContain('Rosa');
    const contact = await asClerk.get(`/issues/${body.id}/reporter`);
    expect(contact).toMatchObject({ status: 200, body: { ...reporter, anonymous: false, others: [] } });
    expect(contact.headers.get('cache-control')).toBe('no-store');
    for (const stranger of [person('officer', ['102']), person('sergeant', ['102']), person('analyst')]) {
      expect(await (await intake.as(stranger)).get(`/issues/${body.id}/reporter`)).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
    }
  });

  it('may be anonymous, with nothing to be identified by', async () => {
    const { status, body } = await asClerk.post('/issues', report({ reporter: { anonymous: true, language: 'ar' } }));
    expect(status).toBe(201);
    expect((await asClerk.get(`/issues/${body.id}/reporter`)).body).toMatchObject({
      anonymous: true,
      name: null,
      phone: null,
      email: null,
    });
  });

  it('may come without a place', async () => {
    const { status, body } = await asClerk.post('/issues', report({ location: undefined }));
    expect({ status, location: body.location }).toEqual({ status: 201, location: null });
  });

  it('may have been made elsewhere before, which only clerks and administrators say', async () => {
    const body = report({ reportedAt: '2018-06-26T10:58:54-04:00' });
    expect(await (await intake.as(admin)).post('/issues', body)).toMatchObject({
      status: 201,
      body: { reportedAt: '2018-06-26T14:58:54.000Z' },
    });
    const before = await intake.fingerprint();
    expect(await (await intake.as(person('officer'))).post('/issues', body)).toMatchObject({ status: 403 });
    expect(await intake.fingerprint()).toBe(before);
  });

  it('of one source is taken once', async () => {
    const body = report({ source: { system: 'nyc311', id: '39573567' } });
    const first = await asClerk.post('/issues', body, { 'idempotency-key': 'import-1' });
    const before = await intake.fingerprint();
    expect(await asClerk.post('/issues', body, { 'idempotency-key': 'import-2' })).toMatchObject({
      status: 409,
      body: { code: 'source-taken', existing: { id: first.body.id, reference: first.body.reference } },
    });
    expect(await intake.fingerprint()).toBe(before);
    expect(await asClerk.post('/issues', body, { 'idempotency-key': 'import-1' })).toEqual(
      expect.objectContaining({ status: 201, body: first.body }),
    );
    expect(await asClerk.get('/issues?source=nyc311:39573567')).toMatchObject({ body: { items: [{ id: first.body.id }] } });
  });

  it('is taken once for an idempotency key, also when both come at the same time', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => asClerk.post('/issues', report(), headers)));
    const later = await asClerk.post('/issues', report(), headers);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    for (const { body } of answers) expect(body).toEqual(later.body);
  });

  it('with a key that was used for another body is refused', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    await asClerk.post('/issues', report(), headers);
    const before = await intake.fingerprint();
    expect(await asClerk.post('/issues', report({ summary: 'Another' }), headers)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await intake.fingerprint()).toBe(before);
  });

  it('does not fail because of another that was written with it', async () => {
    const source = { system: 'nyc311', id: randomUUID() };
    const bodies = Array.from({ length: 40 }, (_, index) =>
      index % 4 === 0 ? report({ source }) : index % 4 === 1 ? report({ category: 'no-such' }) : report(),
    );
    const statuses = (await Promise.all(bodies.map((body) => asClerk.post('/issues', body)))).map(({ status }) => status);
    const count = (wanted: number) => statuses.filter((status) => status === wanted).length;
    expect({ created: count(201), taken: count(409), invalid: count(400) }).toEqual({ created: 21, taken: 9, invalid: 10 });
  });

  it('that would have to wait too long is refused as busy, without a trace', async () => {
    const runner = intake.database.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('LOCK TABLE issue');
    const beingWritten = asClerk.post('/issues', report());
    await eventually(async () => {
      const waiting: object[] = await intake.database.dataSource.query('SELECT FROM pg_locks WHERE NOT granted');
      return waiting.length > 0;
    });
    const refused = await asClerk.post('/issues', report({ summary: 'Came too late' }));
    await runner.rollbackTransaction();
    await runner.release();
    expect(refused).toMatchObject({ status: 503, body: { code: 'busy' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await beingWritten).status).toBe(201);
    expect((await asClerk.get('/issues?q=Came+too+late')).body.items).toEqual([]);
  });
});

describe('the answers to the questions of a category', () => {
  const questions = [
    { code: 'happening-now', text: 'Is it happening now?', kind: 'boolean', required: true },
    { code: 'where', text: 'Where on the animal?', kind: 'choice', options: [{ code: 'paw', text: 'Paw' }] },
  ];
  const ask = (asked: object[]) =>
    intake.database.dataSource.query(`UPDATE category SET questions = $1 WHERE code = 'animal'`, [JSON.stringify(asked)]);
  const animal = (answers?: object, more: object = {}) =>
    asClerk.post('/issues', report({ category: 'animal', answers, ...more }));
  const versionsOf = async () =>
    ((await asClerk.get('/categories')).body.items as unknown as { code: string; questionsVersion: number }[]).find(
      ({ code }) => code === 'animal',
    )?.questionsVersion;

  it('are checked against those of today, and kept with their version', async () => {
    const first = await animal();
    expect(first).toMatchObject({ status: 201, body: { questionsVersion: 1 } });
    await ask(questions);
    expect(await versionsOf()).toBe(2);
    const missing = await animal();
    expect([missing.status, missing.body.errors]).toEqual([
      400,
      [{ path: 'answers.happening-now', message: 'must be answered' }],
    ]);
    const second = await animal({ 'happening-now': true, where: 'paw' });
    expect(second).toMatchObject({ status: 201, body: { questionsVersion: 2 } });
    await ask([]);
    expect((await asClerk.get(`/issues/${second.body.id}`)).body).toMatchObject({
      answers: { 'happening-now': true, where: 'paw' },
      questionsVersion: 2,
    });
    expect((await asClerk.get('/categories/animal/questions/2')).body).toMatchObject({
      category: 'animal',
      version: 2,
      questions: [
        { code: 'happening-now', required: true, options: [], lengthMax: 1000 },
        { code: 'where', required: false, options: [{ code: 'paw', text: 'Paw' }] },
      ],
    });
    expect((await asClerk.get('/categories/animal/questions/3')).body).toMatchObject({ questions: [] });
    expect((await asClerk.get('/categories/animal/questions/4')).status).toBe(404);
    expect((await asClerk.get('/categories/animal/questions/x')).body.errors[0]?.path).toBe('version');
  });

  it('have the same version where the same is written again', async () => {
    const before = await versionsOf();
    await intake.database.dataSource.query(`UPDATE category SET questions = questions, priority = priority`);
    expect(await versionsOf()).toBe(before);
  });

  it('may be missing from what another system took, also required ones', async () => {
    await ask(questions);
    expect((await animal(undefined, { source: { system: 'nyc311', id: 'animal' } })).status).toBe(201);
    const resident = await intake.as(person('resident'));
    const refused = await resident.post('/public/reports', { category: 'animal', summary: 'A swan', answers: { nonsense: 5 } });
    expect([refused.status, refused.body.errors.map(({ path }) => path)]).toEqual([
      400,
      ['answers.nonsense', 'answers.happening-now'],
    ]);
    await ask([]);
  });
});

describe('a report that is not right is refused, names what is wrong, and leaves nothing behind', () => {
  const long = 'x'.repeat(100_000);
  const half = 'x'.repeat(50_000);
  const answers = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`q${index}`, true]));
  it.each<[string, object, string[]]>([
    ['an unknown category', { category: 'moon-dust' }, ['category']],
    [
      'an unknown category beside other faults',
      { category: 'moon-dust', summary: '', channel: 'pigeon' },
      ['category', 'summary', 'channel'],
    ],
    [
      'no category, summary and channel',
      { category: undefined, summary: undefined, channel: undefined },
      ['category', 'summary', 'channel'],
    ],
    [
      'wrong types',
      { category: 7, summary: ['a'], channel: {}, description: 5, address: false },
      ['category', 'summary', 'channel', 'description', 'address'],
    ],
    ['an empty summary', { summary: '   ' }, ['summary']],
    ['a long summary', { summary: 'x'.repeat(201) }, ['summary']],
    ['100 kB of text', { description: long }, ['description']],
    [
      '200 kB of address and reporter',
      { address: half, reporter: { name: half, phone: half, email: `${half}@example.org` } },
      ['address', 'reporter.name', 'reporter.phone', 'reporter.email'],
    ],
    ['coordinates out of range', { location: { lat: 90.1, lng: -180.5 } }, ['location.lat', 'location.lng']],
    ['coordinates that are null', { location: { lat: null, lng: null } }, ['location.lat', 'location.lng']],
    ['coordinates that are text', { location: { lat: '40.7', lng: '-73.8' } }, ['location.lat', 'location.lng']],
    ['half a place', { location: { lat: 40.7 } }, ['location.lng']],
    ['a place that is a list', { location: [place] }, ['location']],
    ['unknown properties', { colour: 'red', location: { ...place, altitude: 3 } }, ['colour', 'location.altitude']],
    ['an unknown channel', { channel: 'pigeon' }, ['channel']],
    [
      'an anonymous reporter with a name',
      { reporter: { anonymous: true, name: 'Rosa', phone: '1', email: 'r@example.org' } },
      ['reporter.name', 'reporter.phone', 'reporter.email'],
    ],
    ['an address that is no mail address', { reporter: { email: 'rosa' } }, ['reporter.email']],
    ['a language that is none', { reporter: { language: 'x' } }, ['reporter.language']],
    ['too many answers', { answers }, ['answers']],
    ['answers that are objects', { answers: { a: { b: 1 } } }, ['answers.a']],
    ['an answer to what nobody asked', { answers: { nonsense: 5 } }, ['answers.nonsense']],
    [
      'answers of the wrong kind',
      { category: 'disorderly-group', answers: { people: 'many', 'happening-now': 1 } },
      ['answers.people', 'answers.happening-now'],
    ],
    [
      'a wrong answer of another system',
      { category: 'disorderly-group', answers: { people: 'many' }, source: { system: 'nyc311', id: 'wrong' } },
      ['answers.people'],
    ],
    ['answers that are a list', { answers: ['a'] }, ['answers']],
    ['half a source', { source: { system: 'nyc311' } }, ['source.id']],
    ['a time to come', { reportedAt: '2999-01-01T00:00:00Z' }, ['reportedAt']],
    ['a time long ago', { reportedAt: '1999-01-01T00:00:00Z' }, ['reportedAt']],
    ['a day instead of a time', { reportedAt: '2026-01-01' }, ['reportedAt']],
    ['a day that does not exist', { reportedAt: '2026-02-30T00:00:00Z' }, ['reportedAt']],
    ['text the database cannot hold', { summary: 'a\u0000b' }, ['summary']],
    ['half a character', { answers: { q: '\ud800' } }, ['answers.q']],
  ])('%s', async (_, changes, paths) => {
    const before = await intake.fingerprint();
    const { status, headers, body } = await asClerk.post('/issues', report(changes), { 'idempotency-key': randomUUID() });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'validation-failed', requestId: expect.any(String) });
    expect([...new Set(body.errors.map(({ path }) => path))].sort()).toEqual([...paths].sort());
    expect(await intake.fingerprint()).toBe(before);
  });

  it.each<[string, string, string, number, string]>([
    [
      'a number too large',
      '{"category":"graffiti","summary":"a","channel":"phone","location":{"lat":1e999,"lng":0}}',
      'application/json',
      400,
      'validation-failed',
    ],
    [
      'NaN',
      '{"category":"graffiti","summary":"a","channel":"phone","location":{"lat":NaN,"lng":0}}',
      'application/json',
      400,
      'malformed-json',
    ],
    ['broken JSON', '{"category":', 'application/json', 400, 'malformed-json'],
    ['a poisoned prototype', '{"__proto__":{"admin":true},"category":"graffiti"}', 'application/json', 400, 'malformed-json'],
    ['no object', '[]', 'application/json', 400, 'validation-failed'],
    ['null', 'null', 'application/json', 400, 'validation-failed'],
    ['nothing', '', 'application/json', 400, 'validation-failed'],
    ['another content type', 'category=graffiti', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['a megabyte', `{"summary":"${'x'.repeat(1_000_000)}"}`, 'application/json', 413, 'body-too-large'],
  ])('%s', async (_, text, type, status, code) => {
    const before = await intake.fingerprint();
    const answer = await asClerk.send('/issues', text, { 'content-type': type });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await intake.fingerprint()).toBe(before);
  });

  it('a person who may not report', async () => {
    expect(await (await intake.as(person('analyst'))).post('/issues', report())).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  it('nobody', async () => {
    expect((await fetch(`${intake.url}/api/v1/issues`, { method: 'POST' })).status).toBe(401);
  });
});
