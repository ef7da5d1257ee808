import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, person } from '@owcr/testing';
import { officerIdOf } from '../ids.js';
import { admin, clerk, type RunningService } from '../running.harness.js';
import { cover, empty, ended, in4A, in5A, officerRow, one, outside, sergeant, startCity, two } from './city.harness.js';

let service: RunningService;

beforeAll(async () => {
  service = await startCity();
  await service.post(admin, '/officers/import', { rows: [officerRow('6', '4A', { active: false })] });
});
afterAll(() => service?.close());
beforeEach(() => empty(service));

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
    expect((await service.get(clerk, `/assignments/${issueId}`)).body.history.map(({ what }) => what)).toEqual([
      'made',
      'acknowledged',
    ]);
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
    await service.report(in5A);
    expect(
      (await service.get(person('officer', ['5'], one.id), '/assignments')).body.items.map(({ issueId: id }) => id),
    ).toContain(issueId);
    expect((await service.get(person('officer', ['9']), '/assignments')).body.items).toEqual([]);
    expect((await service.get(person('officer', ['9']), `/assignments/${issueId}`)).status).toBe(403);
    expect((await service.get(clerk, `/assignments?officer=${one.id}&sector=4A&state=assigned`)).body.items).toHaveLength(1);
    expect((await service.get(clerk, `/assignments?officer=${two.id}`)).body.items).toEqual([]);
  });
});

describe('a supervisor', () => {
  it('reassigns in their precinct', async () => {
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
  });

  it('reassigns out of review, and only who answers for the city to an officer of another precinct', async () => {
    const unmanned = await service.report(in5A);
    const before = await service.fingerprint();
    for (const role of ['sergeant', 'lieutenant', 'commander'] as const) {
      expect(await service.command(person(role, ['5']), unmanned, 'reassign', { officerId: one.id })).toMatchObject({
        status: 400,
        body: { code: 'validation-failed', errors: [{ path: 'officerId', message: 'must be an officer of precinct 5' }] },
      });
    }
    expect(await service.fingerprint()).toBe(before);
    const lent = await service.command(person('commander'), unmanned, 'reassign', { officerId: one.id });
    expect(lent).toMatchObject({ status: 200, body: { state: 'assigned', sector: '5A', officer: { badge: '1' } } });
    const lentAgain = await service.command(admin, unmanned, 'reassign', { officerId: two.id });
    expect(lentAgain).toMatchObject({ status: 200, body: { officer: { badge: '2' } } });
  });

  it('takes an issue over, which acknowledges it, and gives it back; the rule never chooses a supervisor', async () => {
    const rows = [officerRow('20', '4A', { rank: 'sergeant' }), officerRow('21', '5A', { rank: 'sergeant' })];
    expect((await service.post(admin, '/officers/import', { rows })).status).toBe(200);
    const [own, other] = ['20', '21'].map((badge) => officerIdOf(badge)) as [string, string];
    const issueId = await service.report(in4A);
    const taken = await service.command(person('sergeant', ['4'], own), issueId, 'reassign', { officerId: own });
    expect(taken).toMatchObject({ status: 200, body: { state: 'acknowledged', officer: { badge: '20' } } });
    expect(taken.body.history.map(({ what }) => what)).toEqual(['made', 'made', 'acknowledged']);
    expect(await service.command(sergeant, issueId, 'reassign', { officerId: other })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'officerId' }] },
    });
    expect((await service.command(sergeant, issueId, 'reassign', { officerId: one.id })).body).toMatchObject({
      state: 'assigned',
    });
    const unmanned = await service.report(in5A);
    expect((await service.get(clerk, `/assignments/${unmanned}`)).body).toMatchObject({ state: 'review' });
  });

  it('may write the id of the officer in capitals', async () => {
    const issueId = await service.report(in4A);
    const reassign = (officerId: string) =>
      service.command(sergeant, issueId, 'reassign', { officerId: officerId.toUpperCase() });
    expect(await reassign(two.id)).toMatchObject({ status: 200, body: { officer: { id: two.id } } });
    expect(await reassign(two.id)).toMatchObject({ status: 409, body: { code: 'already-assigned' } });
  });

  it.each([
    ['nobody', randomUUID()],
    ['somebody inactive', officerIdOf('6')],
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
    expect(answer.body.history.map(({ what }) => what)).toEqual(['review-needed', 'located', 'made']);
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

  it('is obeyed once when several ask at the same moment', async () => {
    const issueId = await service.report(in4A);
    const held = service.database.dataSource.createQueryRunner();
    await held.startTransaction();
    await held.query('SELECT 1 FROM assignment WHERE issue_id = $1 FOR UPDATE', [issueId]);
    const asked = Array.from({ length: 4 }, () =>
      service.command(one.as, issueId, 'acknowledge', undefined, { 'if-match': '"1"' }),
    );
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await eventually(async () => (await service.query(waiting)).length === 4);
    await held.rollbackTransaction();
    await held.release();
    const answers = await Promise.all(asked);
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([
      200,
      ...Array<string>(3).fill('version-conflict'),
    ]);
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
