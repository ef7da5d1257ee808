import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, person, statedEvents } from '@owcr/testing';
import { timerEventId, TimerWatchdog, Timers } from '@owcr/timers';
import { Transactions } from '@owcr/messaging';
import { randomUUID } from 'node:crypto';
import { ClockTimers } from './clock/clock-timers.js';
import { timerId } from './clock/clock-ids.js';
import type { DeadlineExplanationDto } from './clock/deadline.dto.js';
import { chainOfCommand, IssueStory } from './issue.fixture.js';
import { admin, RunningEscalation } from './running.harness.js';

let service: RunningEscalation;
const chain = chainOfCommand('P1');
const { ids } = chain;
type Deadline = DeadlineExplanationDto;

const policy = (category: string, more: object = {}) => ({
  ...{
    category,
    priority: 'normal',
    acknowledgeSeconds: 600,
    resolveSeconds: 3600,
    escalationAcknowledgeSeconds: 600,
    followUpSeconds: 600,
  },
  ...more,
});
const put = (body: object) => service.ask(admin, '/policies', { method: 'PUT', json: body });
/** Reported so long ago that its acknowledge clock has run out. */
const late = (category = 'noise') => new IssueStory({ category, reportedSecondsAgo: 900 });
const types = async (issueId: string) =>
  (await service.stated(issueId)).map(({ type, data }) => `${type} ${String(data['kind'])}`);

beforeAll(async () => {
  service = await RunningEscalation.start();
  await service.enlist(...chain.roster);
  for (const body of [
    policy('noise'),
    policy('ladder', { escalationAcknowledgeSeconds: 1 }),
    policy('follow-up', { followUpSeconds: 1 }),
    policy('quick', { acknowledgeSeconds: 1 }),
    policy('unhurried', { acknowledgeSeconds: 3500 }),
    policy('last-level', { escalationAcknowledgeSeconds: 1, followUpSeconds: 1 }),
  ]) {
    expect(await put(body)).toMatchObject({ status: 200, body });
  }
}, 60_000);
afterAll(() => service.close());

describe('a reported issue', () => {
  it('has both clocks running before anybody has it, and says why', async () => {
    const issue = new IssueStory({ reportedSecondsAgo: 60 });
    const reported = issue.reported();
    await service.tell(reported);
    const { reportedAt } = reported.data;
    const inSeconds = (seconds: number) => new Date(Date.parse(reportedAt) + seconds * 1000).toISOString();
    expect((await service.ask<Deadline[]>(admin, `/deadlines/${issue.id}`)).body).toEqual([
      { kind: 'acknowledge', state: 'running', startedAt: reportedAt, dueAt: inSeconds(600) },
      { kind: 'resolve', state: 'running', startedAt: reportedAt, dueAt: inSeconds(3600) },
    ]);
    expect((await service.ask<Deadline[]>(admin, `/deadlines/${issue.id}/explain`)).body[0]).toMatchObject({
      startedBy: 'report',
      policy: { category: 'noise', priority: 'normal', allowedSeconds: 600 },
      intervals: [{ from: reportedAt, to: inSeconds(600), counts: true }],
    });
    expect((await service.stated(issue.id)).map(({ type, version }) => [type, version])).toEqual([
      ['deadline.set.v1', 1],
      ['deadline.set.v1', 2],
    ]);
  });

  it('has its clocks opened once when report and assignment come at the same moment', async () => {
    const issues = Array.from({ length: 20 }, () => new IssueStory());
    await Promise.all(issues.flatMap((issue) => [service.tell(issue.reported()), service.tell(issue.assigned(ids.officer))]));
    for (const issue of issues) expect(await types(issue.id)).toEqual(['deadline.set.v1 acknowledge', 'deadline.set.v1 resolve']);
  });

  it('is acknowledged, reopened, withdrawn: each is stated once, and no timer is left', async () => {
    const issue = new IssueStory({ reportedSecondsAgo: 100 });
    await service.tell(issue.reported(), issue.assigned(ids.officer, { secondsAgo: 90 }), issue.acknowledged(ids.officer, 80));
    await service.tell(issue.resolved(50), issue.reopened(40));
    await service.tell(issue.withdrawn(10));
    expect(await types(issue.id)).toEqual([
      'deadline.set.v1 acknowledge',
      'deadline.set.v1 resolve',
      'deadline.met.v1 acknowledge',
      'deadline.met.v1 resolve',
      'deadline.set.v1 acknowledge',
      'deadline.set.v1 resolve',
      'deadline.cancelled.v1 acknowledge',
      'deadline.cancelled.v1 resolve',
    ]);
    expect(await service.query('SELECT * FROM timer WHERE subject = $1', [issue.id])).toEqual([]);
    const { body } = await service.ask<Deadline[]>(admin, `/deadlines/${issue.id}`);
    expect(body.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  it('is raised when its time is over, with nobody assigned', async () => {
    const issue = new IssueStory({ category: 'quick' });
    await service.tell(issue.reported());
    const raised = await service.raised(issue.id, 1);
    expect(raised).toMatchObject({ ownerId: null, audience: 'clerks', sector: null, precinct: null });
    const [{ lateMs } = { lateMs: NaN }] = await service.query<{ lateMs: number }>(
      `SELECT extract(epoch FROM raised_at - due_at)::float8 * 1000 AS "lateMs" FROM escalation WHERE issue_id = $1`,
      [issue.id],
    );
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(1000);
  });
});

describe('imported history', () => {
  it('has no deadlines and no timer, whichever event comes first, until it is reopened', async () => {
    const year = 365 * 24 * 60 * 60;
    const issues = Array.from({ length: 2 }, () => new IssueStory({ reportedSecondsAgo: year, history: true }));
    const [first, second] = issues as [IssueStory, IssueStory];
    await service.tell(first.reported(), first.assigned(ids.officer));
    await service.tell(second.assigned(ids.officer), second.reported());
    for (const issue of issues) {
      expect(await service.ask(admin, `/deadlines/${issue.id}`)).toEqual({ status: 200, body: [] });
      expect(await types(issue.id)).toEqual([]);
      expect(await service.query('SELECT * FROM timer WHERE subject = $1', [issue.id])).toEqual([]);
    }
    await service.tell(first.resolved(60), first.reopened(10));
    expect(await types(first.id)).toEqual(['deadline.set.v1 acknowledge', 'deadline.set.v1 resolve']);
  });
});

describe('an issue that is put right or stands by itself again', () => {
  const closedAs = async (issueId: string) =>
    (await service.stated(issueId)).filter(({ type }) => type === 'escalation.closed.v1').map(({ data }) => data['cause']);

  it('has its deadlines counted again when its category was wrong, and what was raised too early is closed', async () => {
    const issue = late();
    await service.tell(issue.reported(), issue.assigned(ids.officer));
    await service.raised(issue.id, 1);
    await service.tell(issue.corrected('unhurried'));
    const { body } = await service.ask<Deadline[]>(admin, `/deadlines/${issue.id}/explain`);
    expect(body).toMatchObject([
      { kind: 'acknowledge', state: 'running', run: 2, policy: { category: 'unhurried', allowedSeconds: 3500 } },
      { kind: 'resolve', state: 'running', run: 2 },
    ]);
    expect(await closedAs(issue.id)).toEqual(['corrected']);
  });

  it('is timed again when its merge is undone', async () => {
    const issue = new IssueStory({ reportedSecondsAgo: 100 });
    await service.tell(issue.reported(), issue.merged(50));
    await service.tell(issue.unmerged(10));
    const { body } = await service.ask<Deadline[]>(admin, `/deadlines/${issue.id}/explain`);
    expect(body).toMatchObject([
      { state: 'running', startedBy: 'unmerge', run: 2 },
      { state: 'running', startedBy: 'unmerge', run: 2 },
    ]);
    expect(await service.query('SELECT * FROM timer WHERE subject = $1', [issue.id])).toHaveLength(2);
  });
});

describe('a missed deadline', () => {
  it('climbs to the top when nobody answers, each level once, and stays on the wall', async () => {
    const issue = late('ladder');
    await service.tell(issue.reported(), issue.assigned(ids.officer));
    expect(await service.raised(issue.id, 1)).toMatchObject({ ownerId: ids.sergeant, sector: 'P1A', precinct: 'P1' });
    expect(await service.raised(issue.id, 2)).toMatchObject({ ownerId: ids.lieutenant, ownerRank: 'lieutenant' });
    expect(await service.raised(issue.id, 3)).toMatchObject({ ownerId: ids.commander, acknowledgeBy: null });
    expect(await types(issue.id)).toEqual([
      'deadline.set.v1 acknowledge',
      'deadline.set.v1 resolve',
      'deadline.missed.v1 acknowledge',
      'escalation.raised.v1 acknowledge',
      'escalation.raised.v1 acknowledge',
      'escalation.raised.v1 acknowledge',
    ]);
    const open = await service.ask(admin, '/escalations?state=open&limit=200');
    expect(open.body.items.filter(({ issueId }) => issueId === issue.id)).toMatchObject([
      { level: 1, owner: { id: ids.sergeant, name: 'P1 sergeant', rank: 'sergeant' } },
      { level: 2, state: 'open' },
      { level: 3, acknowledgeBy: null },
    ]);
  });

  it('is stated under ids that follow from its timer', async () => {
    const issue = late();
    await service.tell(issue.reported());
    await service.raised(issue.id, 1);
    const timer = timerId(issue.id, { kind: 'acknowledge', run: 1, step: { name: 'deadline' } });
    const facts = (await service.stated(issue.id)).slice(2);
    expect(facts.map(({ id }) => id)).toEqual([
      timerEventId(timer, 1, 'deadline.missed.v1'),
      timerEventId(timer, 1, 'escalation.raised.v1'),
    ]);
  });

  it('is closed on all levels when the issue is handled', async () => {
    const issue = late('ladder');
    await service.tell(issue.reported(), issue.assigned(ids.officer));
    await service.raised(issue.id, 2);
    await service.tell(issue.resolved());
    const closed = (await service.stated(issue.id)).filter(({ type }) => type === 'escalation.closed.v1');
    expect(closed.map(({ data }) => data['cause'])).toEqual(closed.map(() => 'handled'));
    expect(await service.query('SELECT * FROM timer WHERE subject = $1', [issue.id])).toEqual([]);
    const states = await service.query<{ state: string }>('SELECT DISTINCT state FROM escalation WHERE issue_id = $1', [
      issue.id,
    ]);
    expect(states).toEqual([{ state: 'closed' }]);
    expect((await service.ask<Deadline[]>(admin, `/deadlines/${issue.id}`)).body[0]).toMatchObject({
      kind: 'acknowledge',
      state: 'missed',
    });
  });

  it('starts again for another officer, with a ladder of its own', async () => {
    const issue = late();
    await service.tell(issue.reported(), issue.assigned(ids.officer, { secondsAgo: 890 }));
    await service.raised(issue.id, 1);
    await service.tell(issue.assigned(ids.officer, { cause: 'reassigned', secondsAgo: 601 }));
    await eventually(
      async () => (await types(issue.id)).filter((type) => type === 'escalation.raised.v1 acknowledge').length === 2,
    );
    const rows = await service.query('SELECT run, level, state, cause FROM escalation WHERE issue_id = $1 ORDER BY run', [
      issue.id,
    ]);
    expect(rows).toEqual([
      { run: 1, level: 1, state: 'closed', cause: 'restarted' },
      { run: 2, level: 1, state: 'open', cause: null },
    ]);
  });
});

describe('who answers for an escalation', () => {
  const of = (chainOf: typeof chain, id: string) => chainOf.roster.find(({ officerId }) => officerId === id)!;
  const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const moves = async (issueId: string) =>
    (await service.stated(issueId)).filter(({ type }) => type === 'escalation.moved.v1').map(({ data }) => data);

  it('is somebody else once they leave, as the roster tells', async () => {
    const own = chainOfCommand('P7');
    await service.enlist(...own.roster);
    const issue = late();
    await service.tell(issue.reported(), issue.assigned(own.ids.officer, { precinct: 'P7' }));
    expect(await service.raised(issue.id, 1)).toMatchObject({ ownerId: own.ids.sergeant });
    await service.enlist({ ...of(own, own.ids.sergeant), active: false });
    expect(await moves(issue.id)).toMatchObject([
      { ownerId: own.ids.lieutenant, previousOwnerId: own.ids.sergeant, cause: 'owner-unavailable', level: 1, precinct: 'P7' },
    ]);
    const { body } = await service.ask(admin, '/escalations?precinct=P7');
    expect(body.items).toMatchObject([{ owner: { id: own.ids.lieutenant }, state: 'open', version: 2 }]);
    await service.enlist({ ...of(own, own.ids.sergeant), active: false });
    expect(await moves(issue.id)).toHaveLength(1);
  });

  it('is somebody else when an absence begins that was planned before, and the watchdog restores the timer for it', async () => {
    const own = chainOfCommand('P8');
    await service.enlist(...own.roster);
    const issue = late();
    await service.tell(issue.reported(), issue.assigned(own.ids.officer, { precinct: 'P8' }));
    await service.raised(issue.id, 1);
    const absent = { ...of(own, own.ids.sergeant), absences: [{ startsAt: soon(600), endsAt: soon(6000) }] };
    await service.enlist(absent);
    const timers = () => service.query('SELECT id, due_at FROM timer WHERE subject = $1', [own.ids.sergeant]);
    const planned = await timers();
    expect(planned).toHaveLength(1);
    await service.query('DELETE FROM timer WHERE subject = $1', [own.ids.sergeant]);
    expect(await service.app.get(ClockTimers).findMissing(service.database.dataSource.manager)).toHaveLength(1);
    await service.enlist({ ...absent, absences: [{ startsAt: soon(1), endsAt: soon(6000) }] });
    expect(await moves(issue.id)).toEqual([]);
    const moved = await eventually(async () => (await moves(issue.id))[0]);
    expect(moved).toMatchObject({ ownerId: own.ids.lieutenant, cause: 'owner-unavailable' });
    expect(await timers()).toEqual([]);
  });

  it('is whoever is on duty', async () => {
    const own = chainOfCommand('P6');
    const onDuty = {
      ...of(own, own.ids.sergeant),
      officerId: randomUUID(),
      shifts: [{ startsAt: soon(-60), endsAt: soon(6000) }],
    };
    await service.enlist(...own.roster, onDuty);
    const issue = late();
    await service.tell(issue.reported(), issue.assigned(own.ids.officer, { precinct: 'P6' }));
    expect(await service.raised(issue.id, 1)).toMatchObject({ ownerId: onDuty.officerId });
  });

  it('is the sergeant once a clerk has set the place; and who takes the issue over has acknowledged it', async () => {
    const issue = new IssueStory({ category: 'unhurried', reportedSecondsAgo: 3700 });
    await service.tell(issue.reported());
    const raised = await service.raised(issue.id, 1, 'resolve');
    expect(raised).toMatchObject({ audience: 'clerks' });
    await service.tell(issue.assigned(ids.officer));
    expect((await moves(issue.id)).filter(({ kind }) => kind === 'resolve')).toMatchObject([
      { ownerId: ids.sergeant, cause: 'issue-moved', precinct: 'P1' },
    ]);
    await service.tell(issue.assigned(ids.sergeant, { cause: 'reassigned' }), issue.acknowledged(ids.sergeant));
    const { body } = await service.ask(admin, `/escalations/${String(raised['escalationId'])}`);
    expect(body).toMatchObject({ state: 'acknowledged', acknowledgedBy: { id: ids.sergeant }, precinct: 'P1' });
    expect((await service.ask<Deadline[]>(admin, `/deadlines/${issue.id}`)).body).toMatchObject([
      { state: 'met' },
      { state: 'missed' },
    ]);
  });
});

describe('an issue that is not handled although all levels were told', () => {
  it('is heard of again, and quiet for hours between', async () => {
    const issue = late('last-level');
    await service.tell(issue.reported(), issue.assigned(ids.officer));
    const reminder = await eventually(
      async () => (await service.stated(issue.id)).find(({ type }) => type === 'escalation.reminded.v1')?.data,
      { timeoutMs: 20_000 },
    );
    expect(reminder).toMatchObject({ level: 3, number: 1, ownerId: ids.commander, kind: 'acknowledge' });
    expect(Date.parse(String(reminder['nextAt'])) - Date.parse(String(reminder['at']))).toBe(4 * 60 * 60 * 1000);
    const timers = await service.query<{ kind: string }>(
      `SELECT kind FROM timer WHERE subject = $1 AND kind LIKE 'acknowledge%'`,
      [issue.id],
    );
    expect(timers).toEqual([{ kind: 'acknowledge/remind/3/2' }]);
    await service.tell(issue.resolved());
    expect(await service.query('SELECT FROM timer WHERE subject = $1', [issue.id])).toEqual([]);
  });
});

describe('a lost timer', () => {
  it('is set again by the watchdog, for a clock and for a ladder, and nothing else is', async () => {
    const [running, climbing] = [new IssueStory(), late()];
    await service.tell(running.reported(), climbing.reported());
    await service.raised(climbing.id, 1);
    const wanted = `SELECT id, kind, version, due_at FROM timer WHERE subject = ANY ($1) ORDER BY subject, kind`;
    const subjects = [[running.id, climbing.id]];
    const before = await service.query(wanted, subjects);
    expect(before).toHaveLength(4);
    await service.query('DELETE FROM timer WHERE subject = ANY ($1)', subjects);
    const log = { error: () => undefined };
    const watchdog = new TimerWatchdog(service.app.get(Transactions), service.app.get(Timers), service.app.get(ClockTimers), log);
    expect(await watchdog.look()).toBe(4);
    expect(await service.query(wanted, subjects)).toEqual(before);
    expect(await watchdog.look()).toBe(0);
  });
});

describe('who may read deadlines', () => {
  it('is told 404 for what is unknown, 400 for what is no id and 403 for what lies elsewhere', async () => {
    const issue = new IssueStory();
    await service.tell(issue.reported(), issue.assigned(ids.officer));
    expect(await service.ask<Deadline[]>(admin, `/deadlines/${randomUUID()}`)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect(await service.ask(admin, '/deadlines/none')).toMatchObject({ status: 400, body: { errors: [{ path: 'issueId' }] } });
    expect((await service.ask(person('sergeant', ['P2']), `/deadlines/${issue.id}`)).status).toBe(403);
    expect((await service.ask(person('sergeant', ['P1']), `/deadlines/${issue.id}`)).status).toBe(200);
    expect((await service.ask(person('officer', [], ids.officer), `/deadlines/${issue.id}/explain`)).status).toBe(200);
  });
});

describe('the deadlines an issue would get', () => {
  type Preview = { at: string; acknowledgeBy: string; resolveBy: string };
  const secondsOf = ({ at, acknowledgeBy, resolveBy }: Preview) =>
    [acknowledgeBy, resolveBy].map((dueAt) => (Date.parse(dueAt) - Date.parse(at)) / 1000);

  it('are told to the other services: those the system came with at its start, and each that is set', async () => {
    const told = async () => (await statedEvents(service.database)).filter(({ type }) => type === 'policy.changed.v1');
    const first = (await told()).filter(({ data, version }) => data.category === null && version === 1);
    expect(first.map(({ data }) => data.priority).sort()).toEqual(['high', 'low', 'normal', 'urgent']);
    const own = { category: 'told', priority: 'urgent', escalationAcknowledgeSeconds: 60, followUpSeconds: 60 };
    for (const acknowledgeSeconds of [300, 240]) {
      await service.ask(admin, '/policies', { method: 'PUT', json: { ...own, acknowledgeSeconds, resolveSeconds: 600 } });
    }
    const ofTold = (await told()).filter(({ data }) => data.category === 'told');
    expect(ofTold.map(({ version, data }) => [version, data.acknowledgeSeconds])).toEqual([
      [1, 300],
      [2, 240],
    ]);
  });

  it('are those it gets, counted from now', async () => {
    const own = { category: 'previewed', priority: 'normal', escalationAcknowledgeSeconds: 60, followUpSeconds: 60 };
    await service.ask(admin, '/policies', { method: 'PUT', json: { ...own, acknowledgeSeconds: 77, resolveSeconds: 777 } });
    const { status, body } = await service.ask<Preview>(person('clerk'), '/deadlines/preview?category=previewed&priority=normal');
    expect([status, secondsOf(body)]).toEqual([200, [77, 777]]);
    expect(Math.abs(Date.parse(body.at) - Date.now())).toBeLessThan(60_000);
    const other = await service.ask<Preview>(person('clerk'), '/deadlines/preview?category=without-its-own&priority=normal');
    const ofAll = await service.query<{ acknowledge_seconds: number; resolve_seconds: number }>(
      `SELECT acknowledge_seconds, resolve_seconds FROM policy WHERE category IS NULL AND priority = 'normal'`,
    );
    expect(secondsOf(other.body)).toEqual([ofAll[0]!.acknowledge_seconds, ofAll[0]!.resolve_seconds]);
  });

  it.each([
    ['category=noise', 'priority'],
    ['category=noise&priority=soon', 'priority'],
    ['priority=low', 'category'],
    ['category=&priority=low', 'category'],
    [`category=${'x'.repeat(65)}&priority=low`, 'category'],
    ['category=noise&priority=low&at=now', 'at'],
  ])('are refused for ?%s', async (query, path) => {
    expect(await service.ask(admin, `/deadlines/preview?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: expect.arrayContaining([expect.objectContaining({ path })]) as unknown },
    });
  });

  it('are for who may read policies', async () => {
    expect((await service.ask(person('resident'), '/deadlines/preview?category=noise&priority=low')).status).toBe(403);
  });
});
