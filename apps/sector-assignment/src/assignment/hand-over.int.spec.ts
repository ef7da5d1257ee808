import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, person, statedEvents } from '@owcr/testing';
import { officerIdOf } from '../ids.js';
import { admin, clerk, collection, importPath, square, type RunningService } from '../running.harness.js';
import { cover, empty, hours, in4A, officerRow, one, sergeant, startCity, two } from './city.harness.js';

let service: RunningService;

beforeAll(async () => {
  service = await startCity();
});
afterAll(() => service?.close());
beforeEach(async () => {
  await empty(service);
  await service.query('TRUNCATE timer');
  await service.post(admin, '/officers/import', { rows: ['1', '2', '3'].map((badge) => ({ badge, active: true })) });
});

const enter = async (kind: 'shifts' | 'absences', officerId: string, from: number, to: number) => {
  const { status, body } = await service.post(admin, `/${kind}`, { officerId, ...hours(from, to) });
  expect(status).toBe(201);
  return body as unknown as { id: string; version: number; startsAt: string };
};
const view = async (issueId: string) => (await service.get(clerk, `/assignments/${issueId}`)).body;
const holder = async (issueId: string) => (await view(issueId)).officer?.badge;
/** What is waiting to be done by itself has been done; what is set for later is still to come. */
const settled = () => service.sweepsDone();
const change = (as: typeof admin, method: 'PATCH' | 'DELETE', path: string, json?: unknown, version = 1) =>
  service.change(as, method, path, json, { 'if-match': `"${version}"` });

describe('what an officer has not acknowledged', () => {
  it('moves at once when they are absent from now on, and says why', async () => {
    const issueId = await service.report(in4A);
    expect(await holder(issueId)).toBe('1');
    await enter('absences', one.id, -0.1, 8);
    await settled();
    const { history, reasons, officer } = await view(issueId);
    expect(officer?.badge).toBe('2');
    expect(reasons.map(({ code }) => code).slice(0, 2)).toEqual(['previous-absent', 'sector-officer']);
    expect(history.at(-1)).toMatchObject({ what: 'made', detail: 'moved' });
    const made = (await statedEvents(service.database, { key: issueId })).at(-1);
    expect(made).toMatchObject({
      type: 'assignment.made.v1',
      data: { cause: 'moved', officerId: two.id, previousOfficerId: one.id },
    });
  });

  it('moves when an absence begins that was entered before', async () => {
    const issueId = await service.report(in4A);
    await enter('absences', one.id, 5 / 3600, 8);
    await settled();
    expect(await holder(issueId)).toBe('1');
    await eventually(async () => (await holder(issueId)) === '2', { timeoutMs: 20_000 });
  });

  it('stays when the absence is withdrawn or put off before it begins', async () => {
    const issueId = await service.report(in4A);
    const absence = await enter('absences', one.id, 1, 8);
    const due = () => service.query(`SELECT version, due_at FROM timer WHERE kind = 'officer-recheck' AND id = $1`, [absence.id]);
    expect(await due()).toMatchObject([{ version: 1, due_at: new Date(absence.startsAt) }]);
    const later = hours(3, 8);
    const put = await change(sergeant, 'PATCH', `/absences/${absence.id}`, { startsAt: later.startsAt });
    expect(put).toMatchObject({ status: 200, body: { version: 2, startsAt: later.startsAt } });
    expect(await due()).toMatchObject([{ version: 2, due_at: new Date(later.startsAt) }]);
    expect((await change(sergeant, 'DELETE', `/absences/${absence.id}`, undefined, 2)).status).toBe(200);
    expect(await due()).toEqual([]);
    await settled();
    expect(await holder(issueId)).toBe('1');
  });

  it('moves when the shift is taken away while another is on duty, not when it is only made shorter', async () => {
    const shift = await enter('shifts', one.id, -1, 7);
    await enter('shifts', cover.id, -1, 7);
    const issueId = await service.report(in4A);
    expect(await holder(issueId)).toBe('1');
    await change(sergeant, 'PATCH', `/shifts/${shift.id}`, { endsAt: hours(0, 5).endsAt });
    await settled();
    expect(await holder(issueId)).toBe('1');
    expect((await change(sergeant, 'DELETE', `/shifts/${shift.id}`, undefined, 2)).status).toBe(200);
    await settled();
    const { officer, reasons } = await view(issueId);
    expect([officer?.badge, reasons[0]?.code]).toEqual(['3', 'previous-not-on-duty']);
  });

  it('moves when they have left; what a supervisor gave them stays while they are there', async () => {
    const issueId = await service.report(in4A);
    await service.command(sergeant, issueId, 'reassign', { officerId: two.id });
    await enter('shifts', one.id, -1, 7);
    await enter('absences', two.id, 20, 30);
    await settled();
    expect(await holder(issueId)).toBe('2');
    await service.post(admin, '/officers/import', { rows: [{ badge: '2', active: false }] });
    await settled();
    expect(await view(issueId)).toMatchObject({ officer: { badge: '1' }, reasons: [{ code: 'previous-inactive' }, {}, {}, {}] });
  });

  it('waits for a clerk where nobody else is there', async () => {
    const issueId = await service.report(in4A);
    await enter('absences', two.id, -1, 8);
    await enter('absences', cover.id, -1, 8);
    await enter('absences', one.id, -1, 8);
    await settled();
    expect(await view(issueId)).toMatchObject({ state: 'review', reviewCause: 'no-officer', officer: null });
  });
});

describe('what is being worked on', () => {
  const working = async () => {
    const issueId = await service.report(in4A);
    if ((await holder(issueId)) !== '1') await service.command(sergeant, issueId, 'reassign', { officerId: one.id });
    await service.command(one.as, issueId, 'acknowledge');
    return issueId;
  };
  const list = async (as = sergeant) => (await service.get(as, '/assignments/hand-over')).body.items as unknown as HandOver[];
  interface HandOver {
    issueId: string;
    why: string;
    until: string | null;
    proposed: { id: string; badge: string } | null;
    proposedReasons: { code: string }[];
    version: number;
  }

  it('waits on a list for the sergeant with who should go on, and is handed over with one command', async () => {
    const [first, second] = [await working(), await working()];
    expect(await list()).toEqual([]);
    await enter('absences', one.id, -1, 8);
    await settled();
    expect(await holder(first)).toBe('1');
    const items = await list();
    expect(items.map(({ issueId }) => issueId)).toEqual([first, second]);
    expect(items[0]).toMatchObject({
      why: 'absent',
      proposed: { badge: '2' },
      proposedReasons: [{ code: 'sector-officer' }, {}, {}],
    });
    expect(Date.parse(items[0]!.until!)).toBeGreaterThan(Date.now());
    expect(await list(person('sergeant', ['5']))).toEqual([]);
    expect((await service.get(one.as, '/assignments/hand-over')).status).toBe(403);
    const given = await service.command(sergeant, first, 'reassign', { officerId: items[0]!.proposed!.id });
    expect(given).toMatchObject({ status: 200, body: { state: 'assigned', officer: { badge: '2' } } });
    expect((await list()).map(({ issueId }) => issueId)).toEqual([second]);
  });

  it('is handed over all at once, spread as the list said', async () => {
    await service.post(admin, '/officers/import', { rows: [officerRow('7', '4A')] });
    const issueIds = [await working(), await working()];
    await service.post(admin, '/officers/import', { rows: [{ badge: '1', active: false }] });
    await settled();
    const items = await list();
    expect(items.map(({ why, until }) => [why, until])).toEqual(issueIds.map(() => ['inactive', null]));
    const proposed = items.map(({ proposed: next }) => next?.badge);
    expect(proposed).toEqual(['2', '7']);
    const key = { 'idempotency-key': randomUUID() };
    const answer = await service.post(sergeant, '/assignments/hand-over', { officerId: one.id }, key);
    expect(answer).toMatchObject({ status: 200, body: { handedOver: 2, left: 0 } });
    expect(await service.post(sergeant, '/assignments/hand-over', { officerId: one.id }, key)).toEqual(answer);
    expect(await Promise.all(issueIds.map(holder))).toEqual(proposed);
    expect((await view(issueIds[0]!)).history.at(-1)).toMatchObject({ what: 'made', detail: 'reassigned', by: sergeant.id });
    const none = await service.post(person('sergeant', ['5']), '/assignments/hand-over', { officerId: one.id });
    expect(none.body).toMatchObject({ handedOver: 0, left: 0 });
    await service.post(admin, '/officers/import', { rows: [{ badge: '7', active: false }] });
  });

  it.each([
    [{ officerId: randomUUID() }, 400],
    [{ officerId: 'x' }, 400],
    [{}, 400],
  ])('is not handed over of %j', async (body, status) => {
    expect(await service.post(sergeant, '/assignments/hand-over', body)).toMatchObject({
      status,
      body: { errors: [{ path: 'officerId' }] },
    });
    expect((await service.post(one.as, '/assignments/hand-over', { officerId: two.id })).status).toBe(403);
  });

  it('and what is not acknowledged is told by a dry run, by officer, with the references', async () => {
    await working();
    await service.report(in4A);
    await service.report(in4A);
    const before = await service.fingerprint();
    const rows = ['1', '2', '3'].map((badge) => ({ badge, active: badge === '3' }));
    const dry = await service.post(admin, '/officers/import?dryRun=true', { rows });
    const { difference } = dry.body as unknown as { difference: { moves: unknown[] } };
    expect(difference.moves).toEqual([
      { badge: '1', name: 'Officer 1', moves: 1, handOvers: 1, references: ['D4-1042', 'D4-1042'] },
      { badge: '2', name: 'Officer 2', moves: 1, handOvers: 0, references: ['D4-1042'] },
    ]);
    expect(await service.fingerprint()).toBe(before);
  });
});

describe('a shift or an absence', () => {
  it.each(['shifts', 'absences'] as const)('of %s is changed by who keeps the roster, in the version they saw', async (kind) => {
    const { id } = await enter(kind, one.id, 20, 28);
    await enter(kind, one.id, 30, 38);
    const path = `/${kind}/${id}`;
    const last = async () => (await statedEvents(service.database, { key: one.id })).at(-1);
    const told = (await last())!.version;
    for (const other of [clerk, two.as, person('sergeant', ['5'])]) {
      for (const method of ['PATCH', 'DELETE'] as const) {
        expect(await change(other, method, path, method === 'PATCH' ? {} : undefined)).toMatchObject({ status: 403 });
      }
    }
    expect(await service.change(sergeant, 'DELETE', path)).toMatchObject({ status: 428 });
    expect(await change(sergeant, 'PATCH', path, {}, 7)).toMatchObject({ status: 409, body: { currentVersion: 1 } });
    expect(await change(sergeant, 'PATCH', path, { endsAt: hours(0, 19).endsAt })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'endsAt' }] },
    });
    expect(await change(sergeant, 'PATCH', path, { endsAt: hours(0, 32).endsAt })).toMatchObject({
      status: 409,
      body: { code: `${kind === 'shifts' ? 'shift' : 'absence'}-overlaps` },
    });
    expect(await change(sergeant, 'PATCH', `/${kind}/${randomUUID()}`, {})).toMatchObject({ status: 404 });
    expect((await last())!.version).toBe(told);
    expect(await change(one.as, 'PATCH', path, { endsAt: hours(0, 25).endsAt })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await change(sergeant, 'DELETE', path, undefined, 2)).toMatchObject({ status: 200, body: { id } });
    expect(await change(sergeant, 'DELETE', path, undefined, 2)).toMatchObject({ status: 404 });
    const planned = (await last())!.data[kind] as unknown[];
    expect([planned.length, (await last())!.version]).toEqual([1, told + 2]);
  });
});

it('a row of a roster changes only what it says', async () => {
  const full = { ...officerRow('8', '4B'), email: 'eight@example.org', phone: '555-0108', language: 'es', active: false };
  await service.post(admin, '/officers/import', { rows: [full] });
  expect((await service.post(admin, '/officers/import', { rows: [{ badge: '8', name: 'Eight' }] })).body).toMatchObject({
    changed: 1,
  });
  expect((await service.get(admin, `/officers/${officerIdOf('8')}`)).body).toMatchObject({
    ...{
      name: 'Eight',
      rank: 'officer',
      sectors: ['4B'],
      email: 'eight@example.org',
      phone: '555-0108',
      language: 'es',
      active: false,
    },
  });
  await service.post(admin, '/officers/import', { rows: [{ badge: '8', email: '', sectors: [] }] });
  expect((await service.get(admin, `/officers/${officerIdOf('8')}`)).body).toMatchObject({
    email: null,
    sectors: [],
    active: false,
  });
  const unknown = await service.post(admin, '/officers/import', { rows: [{ badge: '9' }] });
  expect(unknown.body.refused).toMatchObject([{ badge: '9', errors: [{ path: 'name' }, { path: 'rank' }] }]);
});

describe('when a sector is retired', () => {
  it('what nobody has acknowledged moves to who is on duty where it lies now; what is being worked on stays', async () => {
    // With a shift, everything goes to them; what a supervisor gave them by hand would stay.
    const shift = await enter('shifts', one.id, -1, 7);
    const [waiting, working] = [await service.report(in4A), await service.report(in4A)];
    await change(sergeant, 'DELETE', `/shifts/${shift.id}`);
    await settled();
    await service.command(one.as, working, 'acknowledge');
    await service.post(admin, importPath, collection(square('4C', 10, 50)));
    await service.post(admin, '/officers/import', { rows: [officerRow('3', '4C')] });
    await enter('shifts', cover.id, -1, 7);
    await settled();
    expect(await holder(waiting)).toBe('1');
    expect((await service.post(admin, '/sectors/4A/retire')).body).toMatchObject({ openIssues: 2 });
    await settled();
    expect([await holder(waiting), await holder(working)]).toEqual(['3', '1']);
  });
});
