import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { event, eventually, person } from '@owcr/testing';
import { runIntake, type Client, type RunningIntake } from '../intake.harness.js';

const clerk = person('clerk');
const anna = { ...person('officer', ['102']), name: 'Anna Ruiz' };
const ben = { ...person('officer', ['102']), name: 'Ben Okoro' };
const sergeant = person('sergeant', ['102']);
const at = '2026-03-01T12:00:00.000Z';
const text = 'Behind the blue door';

let intake: RunningIntake;
let asClerk: Client;
let asAnna: Client;
let asSergeant: Client;

beforeAll(async () => {
  intake = await runIntake({ UNCONFIRMED_CLOSE_DAYS: '14' });
  [asClerk, asAnna, asSergeant] = await Promise.all([intake.as(clerk), intake.as(anna), intake.as(sergeant)]);
  await intake.addAgencies('parks', 'sanitation');
  const roster = {
    badge: '7',
    rank: 'officer' as const,
    sectors: ['102B'],
    precincts: ['102'],
    supervisorId: null,
    language: 'en',
    active: true,
  };
  await intake.publish(
    event('officer.changed.v1', { ...roster, officerId: anna.id, name: 'A. Ruiz' }, { key: anna.id, version: 1 }),
    event('officer.changed.v1', { ...roster, officerId: anna.id, name: anna.name }, { key: anna.id, version: 2 }),
  );
});
afterAll(() => intake?.close());

interface Issue {
  id: string;
  reference: string;
  status: string;
  version: number;
}

async function reported(): Promise<Issue> {
  const body = {
    category: 'drug-activity',
    summary: text,
    description: text,
    channel: 'desk',
    location: { lat: 40.69, lng: -73.84 },
  };
  return (await asClerk.post('/issues', { ...body, reporter: { name: 'Rosa Diaz', phone: '555 0100' } })).body;
}

const made = ({ id, reference }: Issue, number = 1, officerId = anna.id, version = number) =>
  event(
    'assignment.made.v1',
    {
      issueId: id,
      reference,
      category: 'drug-activity',
      priority: 'urgent',
      number,
      cause: 'reported',
      sector: '102B',
      precinct: '102',
      officerId,
      previousOfficerId: null,
      reasons: [{ code: 'on-shift' }],
      reportedAt: at,
      at,
    },
    { version },
  );
const acknowledged = ({ id }: Issue, officerId = anna.id, version = 2) =>
  event('assignment.acknowledged.v1', { issueId: id, officerId, by: officerId, at }, { version });

const is = (id: string, expected: object) =>
  eventually(async () => {
    const { body } = await asClerk.get(`/issues/${id}`);
    expect(body).toMatchObject(expected);
    return body;
  });

async function acknowledgedIssue(): Promise<Issue> {
  const issue = await reported();
  await intake.publish(made(issue), acknowledged(issue));
  return is(issue.id, { status: 'acknowledged' });
}

const command = (client: Client, { id, version }: Issue, name: string, body?: object, key: string = randomUUID()) =>
  client.post(`/issues/${id}/${name}`, body, { 'if-match': `"${version}"`, 'idempotency-key': key });

describe('an issue', () => {
  it('goes its way from report to close, and every step is published once and in order', async () => {
    const issue = await acknowledgedIssue();
    const shown = { sector: { code: '102B', precinct: '102' }, officer: { id: anna.id, name: 'Anna Ruiz' } };
    // Names of officers come by a consumer of their own.
    await is(issue.id, shown);
    expect((await asAnna.get(`/issues/${issue.id}`)).body).toMatchObject({
      ...shown,
      allowedActions: ['start', 'note', 'refer', 'resolve', 'correct'],
    });

    const started = await command(asAnna, issue, 'start');
    expect(started).toMatchObject({ status: 200, body: { status: 'in-progress', ...shown } });
    const noted = await command(asAnna, started.body, 'notes', { text });
    const referred = await command(asAnna, noted.body, 'refer', { partner: 'sanitation' });
    expect(referred.body).toMatchObject({ status: 'referred', referredTo: 'sanitation' });
    const resolved = await command(asAnna, referred.body, 'resolve', { reason: 'fixed', note: text });
    expect(resolved.body).toMatchObject({ status: 'resolved', resolution: { reason: 'fixed', note: text } });
    const reopened = await command(asClerk, resolved.body, 'reopen', { reason: text });
    expect(reopened.body).toMatchObject({ status: 'reopened', reopenCount: 1, resolution: null });
    await intake.publish(made(issue, 2, anna.id, 3), acknowledged(issue, anna.id, 4));
    const again = await is(issue.id, { status: 'acknowledged' });
    const resolvedAgain = await command(asAnna, again, 'resolve', { reason: 'fixed' });
    const closed = await command(asSergeant, resolvedAgain.body, 'confirm');
    expect(closed.body).toMatchObject({ status: 'closed', allowedActions: ['note', 'reopen'] });

    const events = await eventually(() => {
      const own = intake.published.filter(({ key }) => key === issue.id);
      expect(own).toHaveLength(8);
      return own;
    });
    expect(events.map(({ type, version }) => `${version} ${type}`)).toEqual([
      '1 issue.reported.v1',
      '2 issue.started.v1',
      '3 issue.noted.v1',
      '4 issue.referred.v1',
      '5 issue.resolved.v1',
      '6 issue.reopened.v1',
      '7 issue.resolved.v1',
      '8 issue.closed.v1',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/blue door|Rosa|555 ?0100/);
    const notes = await asAnna.get(`/issues/${issue.id}/notes`);
    expect(notes.body.items.map(({ kind }) => kind)).toEqual(['note', 'resolution', 'reopening']);
  });

  it('of imported history was resolved when somebody says so, and any other one now', async () => {
    const long = { days: (n: number) => new Date(Date.now() - n * 86_400_000).toISOString() };
    const body = { category: 'drug-activity', summary: text, channel: 'desk', location: { lat: 40.69, lng: -73.84 } };
    const source = { system: 'old', id: randomUUID() };
    const old: Issue = (await asClerk.post('/issues', { ...body, reportedAt: long.days(20), source })).body;
    await intake.publish(made(old), acknowledged(old));
    const ready = await is(old.id, { status: 'acknowledged', history: true });
    const resolve = (issue: Issue, time: string) => command(asAnna, issue, 'resolve', { reason: 'fixed', at: time });
    for (const [time, message] of [
      [long.days(21), 'must not be before the report'],
      [long.days(-1), 'must not lie in the future'],
      ['yesterday', 'must be a time with its offset'],
    ] as const)
      expect(await resolve(ready, time)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'at', message: expect.stringContaining(message) as unknown }] },
      });
    const then = long.days(19);
    expect((await resolve(ready, then)).body).toMatchObject({ status: 'resolved', resolution: { at: then } });
    const resolved = await eventually(() =>
      intake.published.find(({ key, type }) => key === old.id && type === 'issue.resolved.v1'),
    );
    expect(resolved.data).toMatchObject({ at: then });
    expect(await resolve(await acknowledgedIssue(), then)).toMatchObject({ status: 400, body: { errors: [{ path: 'at' }] } });
  });

  it('waits for review and is located', async () => {
    const issue = await reported();
    await intake.publish(
      event(
        'assignment.review-needed.v1',
        { issueId: issue.id, reference: issue.reference, cause: 'outside-sectors', at },
        { version: 1 },
      ),
    );
    await is(issue.id, { status: 'reported', reviewCause: 'outside-sectors' });
    await intake.publish(
      event('assignment.located.v1', { issueId: issue.id, location: { lat: 1, lng: 2 }, by: clerk.id, at }, { version: 2 }),
      made(issue, 1, anna.id, 3),
    );
    await is(issue.id, { status: 'assigned', reviewCause: null, location: { lat: 1, lng: 2 } });
  });

  it('goes to the next officer when one declines', async () => {
    const issue = await reported();
    const declined = event(
      'assignment.declined.v1',
      { issueId: issue.id, officerId: anna.id, reason: 'off-duty', at },
      { version: 2 },
    );
    await intake.publish(made(issue), declined);
    await is(issue.id, { status: 'reported', officer: null, sector: { code: '102B', precinct: '102' } });
    await intake.publish(made(issue, 2, ben.id, 3));
    await is(issue.id, { status: 'assigned', officer: { id: ben.id, name: null } });
  });
});

describe('a command', () => {
  it('needs the version the caller saw', async () => {
    const issue = await acknowledgedIssue();
    const before = await intake.fingerprint();
    expect(await asAnna.post(`/issues/${issue.id}/start`)).toMatchObject({
      status: 428,
      body: { code: 'precondition-required' },
    });
    expect(await asAnna.post(`/issues/${issue.id}/start`, {}, { 'if-match': 'three' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'If-Match' }] },
    });
    const stale = await command(asAnna, { ...issue, version: 1 }, 'start');
    expect(stale).toMatchObject({ status: 409, body: { code: 'version-conflict', currentVersion: issue.version } });
    expect(await intake.fingerprint()).toBe(before);
  });

  it('is carried out once for an idempotency key', async () => {
    const issue = await acknowledgedIssue();
    const first = await command(asAnna, issue, 'notes', { text: 'once' }, 'note-key');
    const again = await command(asAnna, issue, 'notes', { text: 'once' }, 'note-key');
    expect(again.body).toEqual(first.body);
    const before = await intake.fingerprint();
    expect(await command(asAnna, issue, 'notes', { text: 'twice' }, 'note-key')).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await intake.fingerprint()).toBe(before);
    expect((await asAnna.get(`/issues/${issue.id}/notes`)).body.items).toHaveLength(1);
  });

  it('of two that saw the same version succeeds once', async () => {
    const issue = await acknowledgedIssue();
    const answers = await Promise.all([
      command(asAnna, issue, 'start'),
      command(asSergeant, issue, 'refer', { partner: 'parks' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each<[string, object | undefined]>([
    ['start', undefined],
    ['resolve', { reason: 'fixed' }],
    ['refer', { partner: 'parks' }],
    ['confirm', undefined],
    ['reopen', {}],
  ])('to %s is refused while the issue is only reported', async (name, body) => {
    const issue = await reported();
    const before = await intake.fingerprint();
    const commander = await intake.as(person('commander'));
    expect(await command(commander, issue, name, body)).toMatchObject({
      status: 409,
      body: { code: 'not-allowed-in-status', issueStatus: 'reported', allowedActions: ['note', 'withdraw', 'merge', 'correct'] },
    });
    expect(await intake.fingerprint()).toBe(before);
  });

  it.each<[string, object, string[]]>([
    ['resolve', {}, ['reason']],
    ['resolve', { reason: 'bored', note: 5, extra: 1 }, ['extra', 'note', 'reason']],
    ['resolve', { reason: 'fixed', note: 'x'.repeat(5001) }, ['note']],
    ['notes', { text: '' }, ['text']],
    ['notes', { text: 'x'.repeat(100_000) }, ['text']],
    ['refer', { partner: '<script>' }, ['partner']],
    ['refer', { partner: 'no-such-agency' }, ['partner']],
    ['withdraw', { reason: 'x'.repeat(1001) }, ['reason']],
    ['merge', { into: 'A1-0001' }, ['into']],
    ['merge', { into: randomUUID() }, ['into']],
    ['start', { force: true }, ['force']],
  ])('%s that is not right names what is wrong and changes nothing (%#)', async (name, body, paths) => {
    const issue = await acknowledgedIssue();
    const before = await intake.fingerprint();
    const answer = await command(await intake.as(person('commander')), issue, name, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect([...new Set(answer.body.errors.map(({ path }) => path))].sort()).toEqual(paths);
    expect(await intake.fingerprint()).toBe(before);
  });

  it('on an issue that is not there, or not a UUID', async () => {
    expect(await command(asClerk, { id: randomUUID(), reference: '', status: '', version: 1 }, 'withdraw')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect(await command(asClerk, { id: 'A1-0001', reference: '', status: '', version: 1 }, 'withdraw')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'id' }] },
    });
  });

  it('is for those whose work it is', async () => {
    const issue = await acknowledgedIssue();
    const before = await intake.fingerprint();
    const asBen = await intake.as(ben);
    expect((await asBen.get(`/issues/${issue.id}`)).status).toBe(200);
    expect((await command(asBen, issue, 'start')).status).toBe(403);
    expect((await command(asClerk, issue, 'start')).status).toBe(403);
    expect((await command(await intake.as(person('sergeant', ['40'])), issue, 'start')).status).toBe(403);
    expect((await command(await intake.as(person('analyst')), issue, 'notes', { text })).status).toBe(403);
    expect((await command(asAnna, issue, 'withdraw')).status).toBe(403);
    expect(await intake.fingerprint()).toBe(before);
  });

  it('is not how an officer confirms the own work', async () => {
    const issue = await acknowledgedIssue();
    const resolved = await command(asAnna, issue, 'resolve', { reason: 'no-action-needed' });
    expect((await command(asAnna, resolved.body, 'confirm')).status).toBe(403);
  });
});

describe('a chain of merges', () => {
  const survivorsOf = async (...issues: Issue[]) =>
    Promise.all(
      issues.map(async ({ id }) => (await asClerk.get(`/issues/${id}`)).body as unknown as { survivor: string | null }),
    );
  const now = async ({ id }: Issue) => (await asClerk.get(`/issues/${id}`)).body;

  it('ends at one issue, which shows what was written about all, and comes apart where a merge is undone', async () => {
    const [a, b, c] = [await reported(), await reported(), await reported()];
    const noted = await command(asClerk, a, 'notes', { text: 'About a' });
    await command(asClerk, noted.body, 'merge', { into: b.id });
    await command(asClerk, b, 'merge', { into: c.id });
    expect(await survivorsOf(a, b, c)).toMatchObject([
      { mergedInto: b.id, survivor: c.id },
      { mergedInto: c.id, survivor: c.id },
      { mergedInto: null, survivor: null },
    ]);
    expect((await asClerk.get(`/issues/${c.id}/notes`)).body.items).toMatchObject([
      { text: 'About a', from: { id: a.id, reference: a.reference } },
    ]);
    expect((await asClerk.get(`/issues/${c.id}/merged`)).body.items).toMatchObject([
      { id: a.id, mergedInto: b.id },
      { id: b.id, mergedInto: c.id },
    ]);
    const undone = await command(asClerk, await now(b), 'unmerge');
    expect(undone).toMatchObject({ status: 200, body: { status: 'reported', officer: null, mergedInto: null } });
    expect(await survivorsOf(a, b)).toMatchObject([{ survivor: b.id }, { survivor: null }]);
    expect((await asClerk.get(`/issues/${c.id}/notes`)).body.items).toEqual([]);
    expect((await asClerk.get(`/issues/${b.id}/notes`)).body.items).toMatchObject([{ text: 'About a' }]);
    const stated = await eventually(() => {
      const found = intake.published.find(({ key, type }) => key === b.id && type === 'issue.unmerged.v1');
      expect(found).toBeDefined();
      return found;
    });
    expect(stated).toMatchObject({ data: { from: c.id, location: { lat: 40.69, lng: -73.84 }, by: clerk.id } });
  });

  it('may go beyond the precinct of who merges, and only who may merge undoes it', async () => {
    const [a, b, c] = [await acknowledgedIssue(), await reported(), await acknowledgedIssue()];
    await command(asClerk, b, 'merge', { into: a.id });
    expect((await command(asSergeant, await now(a), 'merge', { into: c.id })).status).toBe(200);
    expect(await survivorsOf(b)).toMatchObject([{ survivor: c.id }]);
    const before = await intake.fingerprint();
    expect((await command(asAnna, await now(a), 'unmerge')).status).toBe(403);
    expect((await command(asSergeant, await now(c), 'unmerge')).status).toBe(409);
    expect(await intake.fingerprint()).toBe(before);
    expect((await command(asSergeant, await now(a), 'unmerge')).status).toBe(200);
    expect(await survivorsOf(a, b)).toMatchObject([{ survivor: null }, { survivor: a.id }]);
  });
});

describe('a duplicate', () => {
  it('is merged, and its reporter follows the survivor', async () => {
    const [survivor, duplicate] = [await reported(), await reported()];
    const merged = await command(asClerk, duplicate, 'merge', { into: survivor.id });
    expect(merged).toMatchObject({
      status: 200,
      body: { status: 'merged', mergedInto: survivor.id, allowedActions: ['unmerge'] },
    });
    const { body } = await asClerk.get(`/issues/${survivor.id}/reporter`);
    expect(body.others).toMatchObject([{ issueId: duplicate.id, reference: duplicate.reference, name: 'Rosa Diaz' }]);
    expect(await command(asClerk, survivor, 'merge', { into: duplicate.id })).toMatchObject({
      status: 409,
      body: { code: 'merge-target-over' },
    });
    expect(await command(asClerk, survivor, 'merge', { into: survivor.id })).toMatchObject({
      status: 400,
      body: { code: 'merge-into-itself' },
    });
  });
});
