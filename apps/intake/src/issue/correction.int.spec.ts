import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '@owcr/platform';
import { event, eventually, person, statedEvents } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';

const clerk = person('clerk');
const officer = person('officer', ['9']);
const place = { lat: 40.69, lng: -73.84 };
const reporter = { name: 'Rosa Diaz', phone: '+1 212 555 0100', language: 'es' };

let intake: RunningIntake;
let [asClerk, asOfficer, asSergeant]: Client[] = [];

beforeAll(async () => {
  intake = await runIntake();
  [asClerk, asOfficer, asSergeant] = await Promise.all([
    intake.as(clerk),
    intake.as(officer),
    intake.as(person('sergeant', ['9'])),
  ]);
}, 60_000);
afterAll(() => intake?.close());

async function reported(more: object = {}): Promise<string> {
  const body = {
    category: 'street-light-out',
    summary: 'Light out',
    channel: 'phone',
    location: place,
    answers: { pole: '7' },
    reporter,
  };
  const { body: issue } = await asClerk!.post('/issues', { ...body, ...more });
  await intake.database.dataSource.query(
    `UPDATE issue SET status = 'assigned', officer_id = $2, precinct = '9', sector = '9A' WHERE id = $1`,
    [issue.id, officer.id],
  );
  return issue.id;
}
const correct = (client: Client | undefined, id: string, body: object, version = 1, more: Record<string, string> = {}) =>
  client!.patch(`/issues/${id}`, body, { 'if-match': `"${version}"`, ...more });
const statedOf = async (id: string) =>
  (await statedEvents(intake.database, { key: id })).filter(({ type }) => type === 'issue.corrected.v1');
const correctionsOf = async (client: Client | undefined, id: string) =>
  (await client!.get(`/issues/${id}/corrections`)).body.items;

describe('a correction', () => {
  it('puts right what it names, keeps what was before, and states which fields changed', async () => {
    const id = await reported({ description: 'By the gate', address: '1 Mill Lane' });
    const location = { lat: 40.7, lng: -73.9 };
    const { status, body } = await correct(asClerk, id, {
      location,
      address: null,
      summary: 'Two lights out',
      answers: { pole: '8' },
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        location,
        address: null,
        summary: 'Two lights out',
        description: 'By the gate',
        answers: { pole: '8' },
        version: 2,
      },
    });
    expect(await statedOf(id)).toMatchObject([
      {
        data: {
          issueId: id,
          category: 'street-light-out',
          priority: 'normal',
          location,
          changed: ['location', 'address', 'summary', 'answers'],
          by: clerk.id,
        },
      },
    ]);
    expect(JSON.stringify(await statedOf(id))).not.toMatch(/Mill Lane|lights out|gate/);
    expect(await correctionsOf(asOfficer, id)).toMatchObject([
      { field: 'location', before: place, after: location, author: { id: clerk.id, name: clerk.name } },
      { field: 'address', before: '1 Mill Lane', after: null },
      { field: 'summary', before: 'Light out', after: 'Two lights out' },
      { field: 'answers', before: { pole: '7' }, after: { pole: '8' } },
    ]);
    const entries = (await statedEvents<AuditEntry>(intake.database)).map(({ data }) => data);
    expect(entries.filter(({ target }) => target === id).at(-1)).toMatchObject({
      action: 'PATCH /api/v1/issues/:id',
      result: 'done',
    });
  });

  it('of nothing, or of what is so already, changes nothing', async () => {
    const id = await reported();
    const before = await intake.fingerprint();
    for (const body of [{}, { summary: 'Light out', location: place, answers: { pole: '7' } }])
      expect(await correct(asClerk, id, body)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await intake.fingerprint()).toBe(before);
  });

  it('to another category brings its priority and its questions; one set by hand stays', async () => {
    const id = await reported();
    expect(await correct(asOfficer, id, { category: 'disorderly-group' })).toMatchObject({
      status: 200,
      body: { category: 'disorderly-group', priority: 'high', answers: {}, questionsVersion: 1 },
    });
    expect(await statedOf(id)).toMatchObject([{ data: { priority: 'high', changed: ['category', 'priority', 'answers'] } }]);
    expect(await correct(asSergeant, id, { priority: 'urgent' }, 2)).toMatchObject({ body: { priority: 'urgent' } });
    expect(await correct(asSergeant, id, { category: 'graffiti' }, 3)).toMatchObject({ body: { priority: 'urgent' } });
  });

  it('is done once for an idempotency key, and on the version that was seen', async () => {
    const id = await reported();
    const key = { 'idempotency-key': randomUUID() };
    const first = await correct(asClerk, id, { summary: 'Another' }, 1, key);
    expect((await correct(asClerk, id, { summary: 'Another' }, 1, key)).body).toEqual(first.body);
    expect(await correct(asClerk, id, { summary: 'A third' })).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
    expect((await asClerk!.patch(`/issues/${id}`, { summary: 'A third' })).status).toBe(428);
    expect(await statedOf(id)).toHaveLength(1);
  });

  it.each<[object, string]>([
    [{ category: 'moon-dust' }, 'category'],
    [{ category: null }, 'category'],
    [{ priority: 'highest' }, 'priority'],
    [{ summary: '\u200b' }, 'summary'],
    [{ summary: null }, 'summary'],
    [{ location: { lat: 91, lng: 0 } }, 'location.lat'],
    [{ answers: { nonsense: 5 } }, 'answers.nonsense'],
    [{ category: 'disorderly-group', answers: { pole: '7' } }, 'answers.pole'],
    [{ status: 'closed' }, 'status'],
    [{ contact: null }, 'contact'],
    [{ contact: { email: 'nobody' } }, 'contact.email'],
    [{ contact: { anonymous: true, name: 'Rosa' } }, 'contact.name'],
  ])('like %j is refused, and the field named', async (body, path) => {
    const id = await reported();
    const before = await intake.fingerprint();
    const answer = await correct(asClerk, id, body);
    expect([answer.status, answer.body.errors.map((error) => error.path)]).toEqual([400, expect.arrayContaining([path])]);
    expect(await intake.fingerprint()).toBe(before);
  });

  it('is for clerks, the officer responsible and supervisors, while the issue is open', async () => {
    const id = await reported();
    const before = await intake.fingerprint();
    for (const who of [person('officer', ['9']), person('sergeant', ['8']), person('analyst'), person('resident')])
      expect((await correct(await intake.as(who), id, { summary: 'x' })).status).toBe(403);
    expect(await intake.fingerprint()).toBe(before);
    await intake.database.dataSource.query(`UPDATE issue SET status = 'withdrawn' WHERE id = $1`, [id]);
    expect(await correct(asClerk, id, { summary: 'x' })).toMatchObject({ status: 409, body: { code: 'not-allowed-in-status' } });
  });

  it('of a place is not taken back by one that was set before it and is heard of late', async () => {
    const id = await reported({ location: undefined });
    const earlier = new Date().toISOString();
    const location = { lat: 40.7, lng: -73.9 };
    await correct(asClerk, id, { location });
    const data = (at: string, lat: number) => ({ issueId: id, location: { lat, lng: 0 }, by: clerk.id, at });
    await intake.publish(event('assignment.located.v1', data(earlier, 1), { key: id, version: 1 }));
    await intake.publish(
      event(
        'assignment.acknowledged.v1',
        { issueId: id, officerId: officer.id, by: officer.id, at: earlier },
        { key: id, version: 2 },
      ),
    );
    await eventually(async () => (await asClerk!.get(`/issues/${id}`)).body.status === 'acknowledged');
    expect((await asClerk!.get(`/issues/${id}`)).body).toMatchObject({ location });
    await intake.publish(event('assignment.located.v1', data(new Date().toISOString(), 2), { key: id, version: 3 }));
    await eventually(async () => (await asClerk!.get(`/issues/${id}`)).body.location?.lat === 2);
  });
});

describe('a contact', () => {
  const contactOf = async (id: string) => (await asClerk!.get(`/issues/${id}/reporter`)).body;

  it('is put right by clerks, sealed as before; that it changed is all that is said of it', async () => {
    const id = await reported();
    const { status, body } = await correct(asClerk, id, { contact: { phone: '+1 212 555 0199', language: null } });
    expect([status, body.version]).toEqual([200, 2]);
    expect(await contactOf(id)).toMatchObject({ name: 'Rosa Diaz', phone: '+1 212 555 0199', language: null });
    expect(await statedOf(id)).toMatchObject([{ data: { changed: ['contact'] } }]);
    expect(await correctionsOf(asClerk, id)).toMatchObject([{ field: 'contact', before: null, after: null }]);
    const stored = JSON.stringify(await intake.database.dataSource.query('SELECT * FROM issue_correction, outbox'));
    expect(stored).not.toMatch(/0199|Rosa/);
    expect(await correct(asClerk, id, { contact: { name: 'Rosa Diaz' } }, 2)).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
  });

  it('is added where none was, and cleared for somebody who wants to be anonymous', async () => {
    const id = await reported({ reporter: undefined });
    await correct(asClerk, id, { contact: { name: 'Ana' } });
    expect(await contactOf(id)).toMatchObject({ name: 'Ana', anonymous: false });
    await correct(asClerk, id, { contact: { anonymous: true } }, 2);
    expect(await contactOf(id)).toMatchObject({ name: null, anonymous: true });
    const refused = await correct(asClerk, id, { contact: { name: 'Ana' } }, 3);
    expect([refused.status, refused.body.errors[0]?.path]).toEqual([400, 'contact.anonymous']);
  });

  it('is not for officers, and stays erased', async () => {
    const id = await reported();
    expect((await correct(asOfficer, id, { contact: { name: 'x' } })).status).toBe(403);
    const admin = await intake.as(person('admin'));
    await admin.post(`/issues/${id}/reporter/erase`, {}, { 'if-match': '"1"' });
    expect(await correct(asClerk, id, { contact: { name: 'x' } }, 2)).toMatchObject({
      status: 409,
      body: { code: 'reporter-erased' },
    });
  });
});
