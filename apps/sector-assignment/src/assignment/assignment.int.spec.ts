import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { event } from '@owcr/testing';
import { officerIdOf } from '../ids.js';
import { admin, clerk, collection, importPath, person, reported, RunningService, square } from '../running.harness.js';

let service: RunningService;

const officerRow = (badge: string, sector: string, more = {}) => ({
  badge,
  name: `Officer ${badge}`,
  rank: 'officer',
  sectors: [sector],
  ...more,
});
const [one, two, cover] = ['1', '2', '3'].map((badge) => ({
  id: officerIdOf(badge),
  as: person('officer', ['4'], officerIdOf(badge)),
})) as [
  { id: string; as: ReturnType<typeof person> },
  { id: string; as: ReturnType<typeof person> },
  { id: string; as: ReturnType<typeof person> },
];
const sergeant = person('sergeant', ['4']);
const in4A = { lat: 50.5, lng: 10.5 };
const outside = { lat: 0, lng: 0 };

beforeAll(async () => {
  service = await RunningService.start();
  await service.post(admin, importPath, collection(square('4A', 10, 50), square('4B', 11, 50), square('5A', 20, 50)));
  await service.post(admin, '/officers/import', { rows: [officerRow('1', '4A'), officerRow('2', '4A'), officerRow('3', '4B')] });
  await service.sweepsDone();
});
afterAll(() => service?.close());
beforeEach(async () => {
  await service.query('TRUNCATE assignment, assignment_history, absence, shift');
});

const view = async (issueId: string) => (await service.get(clerk, `/assignments/${issueId}`)).body;
const ended = (issueId: string, version: number) =>
  event('issue.withdrawn.v1', { issueId, by: null, at: new Date().toISOString() }, { version });
const reopened = (issueId: string, version: number) => {
  const { reference, category, priority, location, reportedAt } = reported(issueId, in4A).data;
  const data = { issueId, reference, category, priority, location, count: 1, by: null, reportedAt, at: new Date().toISOString() };
  return event('issue.reopened.v1', data, { version });
};
const facts = (issueId: string) =>
  service.query<{ type: string; version: number }>(
    `SELECT headers->>'ce_type' AS type FROM outbox WHERE msg_key = $1 ORDER BY seq`,
    [issueId],
  );

describe('dispatching', () => {
  it('gives a reported issue to an officer of its sector, with the reasons', async () => {
    const issueId = await service.report(in4A);
    expect(await view(issueId)).toMatchObject({
      issueId,
      state: 'assigned',
      sector: '4A',
      precinct: '4',
      officer: { id: one.id, name: 'Officer 1', badge: '1' },
      reasons: [
        { code: 'sector-officer', detail: '4A' },
        { code: 'no-shift-planned' },
        { code: 'lowest-load-then-badge', detail: '0' },
      ],
      version: 1,
      history: [{ what: 'made', detail: 'reported', officer: { badge: '1' } }],
    });
  });

  it('spreads the issues of one batch over the officers of their sector', async () => {
    await service.deliver(Array.from({ length: 10 }, () => reported(randomUUID(), in4A)));
    const loads = await service.query<{ load: number }>(
      'SELECT officer_id, count(*)::int AS load FROM assignment GROUP BY 1 ORDER BY 2',
    );
    expect(loads.map(({ load }) => load)).toEqual([5, 5]);
  });

  it('handles the whole life of an issue in one batch, in order', async () => {
    const issueId = randomUUID();
    await service.deliver([reported(issueId, in4A), ended(issueId, 2), reopened(issueId, 3)]);
    const { history, ...shown } = await view(issueId);
    expect(shown).toMatchObject({ state: 'assigned', number: 2, version: 1, reasons: [{ code: 'same-officer' }] });
    expect(history.map(({ what }: { what: string }) => what)).toEqual(['made', 'closed', 'made']);
  });

  it('does nothing twice', async () => {
    const issue = reported(randomUUID(), in4A);
    await service.deliver([issue]);
    const before = await service.fingerprint();
    await service.deliver([issue, { ...issue, id: randomUUID() }]);
    expect(await service.fingerprint()).toBe(before);
  });

  it('passes over who is absent and prefers who is on shift', async () => {
    const [start, end] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)].map((time) => time.toISOString());
    await service.post(admin, '/shifts', { officerId: two.id, startsAt: start, endsAt: end });
    expect((await view(await service.report(in4A))).officer.badge).toBe('2');
    await service.post(admin, '/absences', { officerId: two.id, startsAt: start, endsAt: end });
    expect((await view(await service.report(in4A))).officer.badge).toBe('1');
    await service.post(admin, '/absences', { officerId: one.id, startsAt: start, endsAt: end });
    expect(await view(await service.report(in4A))).toMatchObject({
      officer: { badge: '3' },
      reasons: [{ code: 'cover' }, {}, {}],
    });
  });

  it('puts what has no place, no sector or no officer in front of a clerk, oldest first', async () => {
    const issues = [await service.report(null), await service.report(outside), await service.report({ lat: 50.5, lng: 20.5 })];
    const first = await service.get(clerk, '/assignments?state=review&limit=2');
    const rest = await service.get(clerk, `/assignments?state=review&limit=2&cursor=${first.body.nextCursor}`);
    const items = [...first.body.items, ...rest.body.items];
    expect(items.map(({ issueId }) => issueId)).toEqual(issues);
    expect(items.map(({ reviewCause }) => reviewCause)).toEqual(['no-location', 'outside-sectors', 'no-officer']);
    expect(rest.body.nextCursor).toBeNull();
  });

  it('does not assign an issue whose end came first', async () => {
    const issueId = randomUUID();
    await service.deliver([ended(issueId, 1)]);
    await service.deliver([reported(issueId, in4A, 2)]);
    expect((await service.get(clerk, `/assignments/${issueId}`)).status).toBe(404);
    expect((await service.get(clerk, '/assignments')).body.items).toEqual([]);
  });

  it('tries issues in review again when roster or boundaries change', async () => {
    const [unmanned, elsewhere, nowhere] = [
      await service.report({ lat: 50.5, lng: 20.5 }),
      await service.report({ lat: 50.5, lng: 30.5 }),
      await service.report(null),
    ];
    await service.post(admin, '/officers/import', { rows: [officerRow('5', '5A')] });
    await service.sweepsDone();
    expect(await view(unmanned)).toMatchObject({ state: 'assigned', officer: { badge: '5' } });
    await service.post(admin, importPath, collection(square('4C', 30, 50)));
    await service.sweepsDone();
    expect(await view(elsewhere)).toMatchObject({ state: 'assigned', sector: '4C', reasons: [{ code: 'cover' }, {}, {}] });
    expect(await view(nowhere)).toMatchObject({ state: 'review' });
    await service.post(admin, '/officers/import', { rows: [officerRow('5', '5A', { active: false })] });
  });
});

describe('an officer', () => {
  it('acknowledges what is theirs, once, and sending it again is the same', async () => {
    const issueId = await service.report(in4A);
    const key = { 'idempotency-key': randomUUID(), 'if-match': '"1"' };
    const answer = await service.command(one.as, issueId, 'acknowledge', undefined, key);
    expect(answer).toMatchObject({ status: 200, body: { state: 'acknowledged', version: 2, officer: { badge: '1' } } });
    expect(await service.command(one.as, issueId, 'acknowledge', undefined, key)).toEqual(answer);
    expect(await service.command(one.as, issueId, 'acknowledge')).toMatchObject({
      status: 409,
      body: { code: 'already-acknowledged' },
    });
    expect((await facts(issueId)).length).toBeLessThanOrEqual(2);
  });

  it('does not acknowledge what is not', async () => {
    const issueId = await service.report(in4A);
    const before = await service.fingerprint();
    for (const other of [two.as, clerk, person('sergeant', ['5']), person('analyst'), person('resident')]) {
      expect(await service.command(other, issueId, 'acknowledge')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    expect(await service.fingerprint()).toBe(before);
    expect((await service.command(sergeant, issueId, 'acknowledge')).status).toBe(200);
  });

  it('declines, and it goes round to everybody once before a clerk sees it', async () => {
    const issueId = await service.report(in4A);
    const decline = (as: typeof sergeant) => service.command(as, issueId, 'decline', { reason: 'overloaded' });
    expect((await decline(one.as)).body).toMatchObject({ officer: { badge: '2' }, number: 2 });
    expect((await decline(one.as)).status).toBe(403);
    expect((await decline(two.as)).body).toMatchObject({ officer: { badge: '3' }, number: 3 });
    expect((await decline(cover.as)).body).toMatchObject({ state: 'review', reviewCause: 'no-officer', officer: null });
    expect(await service.command(sergeant, issueId, 'decline', { reason: 'overloaded' })).toMatchObject({
      status: 409,
      body: { code: 'not-assigned' },
    });
  });

  it('sees their own, their precinct, and no other', async () => {
    const issueId = await service.report(in4A);
    await service.report({ lat: 50.5, lng: 20.5 });
    expect(
      (await service.get(person('officer', ['5'], one.id), '/assignments')).body.items.map(
        (item: { issueId: string }) => item.issueId,
      ),
    ).toContain(issueId);
    expect((await service.get(person('officer', ['9']), '/assignments')).body.items).toEqual([]);
    expect((await service.get(person('officer', ['9']), `/assignments/${issueId}`)).status).toBe(403);
    expect((await service.get(clerk, `/assignments?officer=${one.id}&sector=4A&state=assigned`)).body.items).toHaveLength(1);
    expect((await service.get(clerk, `/assignments?officer=${two.id}`)).body.items).toEqual([]);
  });
});

describe('a supervisor', () => {
  it('reassigns in their precinct, also out of review', async () => {
    const issueId = await service.report(in4A);
    expect((await service.command(sergeant, issueId, 'reassign', { officerId: cover.id })).body).toMatchObject({
      officer: { badge: '3' },
      reasons: [{ code: 'chosen-by-supervisor' }],
    });
    expect(await service.command(sergeant, issueId, 'reassign', { officerId: cover.id })).toMatchObject({
      status: 409,
      body: { code: 'already-assigned' },
    });
    expect((await service.command(person('lieutenant', ['5']), issueId, 'reassign', { officerId: one.id })).status).toBe(403);
    expect((await service.command(one.as, issueId, 'reassign', { officerId: one.id })).status).toBe(403);
    const unmanned = await service.report({ lat: 50.5, lng: 20.5 });
    expect((await service.command(person('sergeant', ['5']), unmanned, 'reassign', { officerId: one.id })).body).toMatchObject({
      state: 'assigned',
      sector: '5A',
    });
  });

  it.each([
    ['nobody', randomUUID()],
    ['somebody inactive', officerIdOf('5')],
    ['no id', 'x'],
  ])('does not reassign to %s', async (_, officerId) => {
    const issueId = await service.report(in4A);
    const before = await service.fingerprint();
    expect(await service.command(sergeant, issueId, 'reassign', { officerId })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'officerId' }] },
    });
    expect(await service.fingerprint()).toBe(before);
  });
});

describe('a clerk', () => {
  it('locates an issue in review, and it is assigned', async () => {
    const issueId = await service.report(null);
    const answer = await service.command(clerk, issueId, 'locate', in4A);
    expect(answer).toMatchObject({ status: 200, body: { state: 'assigned', sector: '4A', location: in4A } });
    expect(answer.body.history.map(({ what }: { what: string }) => what)).toEqual(['review-needed', 'located', 'made']);
    expect(await service.command(clerk, issueId, 'locate', in4A)).toMatchObject({ status: 409, body: { code: 'not-in-review' } });
  });

  it('learns that a place is outside of all sectors, and nothing is stored', async () => {
    const issueId = await service.report(null);
    const before = await service.fingerprint();
    expect(await service.command(clerk, issueId, 'locate', outside)).toMatchObject({
      status: 422,
      body: { code: 'outside-sectors' },
    });
    expect(await service.fingerprint()).toBe(before);
  });
});

describe('a command', () => {
  it('needs the version seen, and the right one', async () => {
    const issueId = await service.report(in4A);
    expect(await service.post(one.as, `/assignments/${issueId}/acknowledge`)).toMatchObject({ status: 428 });
    expect(await service.command(one.as, issueId, 'acknowledge', undefined, { 'if-match': '1' })).toMatchObject({ status: 400 });
    expect(await service.command(one.as, issueId, 'acknowledge', undefined, { 'if-match': '"7"' })).toMatchObject({
      status: 409,
      body: { code: 'version-conflict', currentVersion: 1 },
    });
  });

  it('is obeyed once when ten ask at once', async () => {
    const issueId = await service.report(in4A);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => service.command(one.as, issueId, 'acknowledge', undefined, { 'if-match': '"1"' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
  });

  it('is refused on a closed issue', async () => {
    const issueId = await service.report(in4A);
    await service.deliver([ended(issueId, 2)]);
    expect(await service.command(one.as, issueId, 'acknowledge')).toMatchObject({
      status: 409,
      body: { code: 'assignment-closed' },
    });
  });

  it('on an unknown issue is not found', async () => {
    expect((await service.command(sergeant, randomUUID(), 'acknowledge')).status).toBe(404);
    expect((await service.get(clerk, `/assignments/${randomUUID()}`)).status).toBe(404);
    expect((await service.get(clerk, '/assignments/x')).status).toBe(400);
  });

  it.each([
    ['decline', {}],
    ['decline', { reason: 'tired' }],
    ['decline', { reason: ['overloaded'] }],
    ['decline', []],
    ['decline', { reason: 'overloaded', officerId: two.id }],
    ['locate', { lat: 91, lng: 0 }],
    ['locate', { lat: '50', lng: '10' }],
    ['locate', { lat: null, lng: 0 }],
    ['reassign', {}],
    ['reassign', undefined],
  ])('%s with %j is refused and nothing stored', async (name, body) => {
    const issueId = await service.report(in4A);
    const before = await service.fingerprint();
    const answer = await service.command(name === 'locate' ? clerk : sergeant, issueId, name, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(await service.fingerprint()).toBe(before);
  });

  it.each(['state=lost', 'officer=1', 'limit=201', 'cursor=e30', 'sort=x'])('list refuses %s', async (query) => {
    expect(await service.get(clerk, `/assignments?${query}`)).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});
