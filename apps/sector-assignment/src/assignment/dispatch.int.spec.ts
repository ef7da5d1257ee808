import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@owcr/contracts';
import { decode, encode, KafkaJsPort } from '@owcr/messaging';
import { eventually, statedEvents } from '@owcr/testing';
import { admin, clerk, collection, importPath, reported, square, type RunningService } from '../running.harness.js';
import { cover, empty, ended, in4A, in5A, officerRow, one, outside, reopened, startCity, two } from './city.harness.js';

let service: RunningService;

beforeAll(async () => {
  service = await startCity();
});
afterAll(() => service?.close());
beforeEach(() => empty(service));

const view = async (issueId: string) => (await service.get(clerk, `/assignments/${issueId}`)).body;

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
    expect(history.map(({ what }) => what)).toEqual(['made', 'closed', 'made']);
  });

  it('says of imported history that it is, each time until it is reopened, whatever else happens to it', async () => {
    const issueId = randomUUID();
    const report = reported(issueId, in4A);
    await service.deliver([{ ...report, data: { ...report.data, history: true } }]);
    await service.command(admin, issueId, 'reassign', { officerId: two.id });
    await service.deliver([ended(issueId, 2), reopened(issueId, 3)]);
    const made = (await statedEvents(service.database, { key: issueId })).filter(({ type }) => type === 'assignment.made.v1');
    expect(made.map(({ data }) => [data['cause'], data['history'], data['by']])).toEqual([
      ['reported', true, undefined],
      ['reassigned', true, admin.id],
      ['reopened', undefined, undefined],
    ]);
  });

  it('takes of imported history when it was acknowledged, and of nothing else', async () => {
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const issueId = randomUUID();
    const report = reported(issueId, in4A);
    await service.deliver([{ ...report, data: { ...report.data, reportedAt: ago(100), history: true } }]);
    const acknowledge = (id: string, at: string) => service.command(admin, id, 'acknowledge', { at });
    for (const at of [ago(101), ago(-1), 'soon'])
      expect(await acknowledge(issueId, at)).toMatchObject({ status: 400, body: { errors: [{ path: 'at' }] } });
    const then = ago(98);
    expect((await acknowledge(issueId, then)).status).toBe(200);
    expect((await statedEvents(service.database, { key: issueId })).at(-1)).toMatchObject({
      type: 'assignment.acknowledged.v1',
      data: { at: then },
    });
    const fresh = await service.report(in4A);
    expect(await acknowledge(fresh, ago(0))).toMatchObject({ status: 400, body: { errors: [{ path: 'at' }] } });
    expect((await service.command(admin, fresh, 'acknowledge')).status).toBe(200);
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
    expect((await view(await service.report(in4A))).officer?.badge).toBe('2');
    await service.post(admin, '/absences', { officerId: two.id, startsAt: start, endsAt: end });
    expect((await view(await service.report(in4A))).officer?.badge).toBe('1');
    await service.post(admin, '/absences', { officerId: one.id, startsAt: start, endsAt: end });
    expect(await view(await service.report(in4A))).toMatchObject({
      officer: { badge: '3' },
      reasons: [{ code: 'cover' }, {}, {}],
    });
  });

  it('puts what has no place, no sector or no officer in front of a clerk, oldest first', async () => {
    const issues = [await service.report(null), await service.report(outside), await service.report(in5A)];
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
      await service.report(in5A),
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

describe('when everybody is absent', () => {
  const absent = (officerId: string, endsInMs: number) =>
    service.post(admin, '/absences', {
      officerId,
      startsAt: new Date(Date.now() - 60_000).toISOString(),
      endsAt: new Date(Date.now() + endsInMs).toISOString(),
    });

  it('an issue is tried again when the first absence ends', async () => {
    await absent(one.id, 3_600_000);
    await absent(cover.id, 3_600_000);
    await absent(two.id, 2_000);
    const issueId = await service.report(in4A);
    expect(await view(issueId)).toMatchObject({ state: 'review', reviewCause: 'no-officer' });
    await eventually(async () => (await view(issueId)).officer !== null, { timeoutMs: 10_000 });
    expect(await view(issueId)).toMatchObject({ state: 'assigned', officer: { badge: '2' } });
  });

  it('a refused absence sets nothing for its end', async () => {
    await absent(one.id, 3_600_000);
    // What is due at once fires meanwhile.
    const later = () => service.query(`SELECT id FROM timer WHERE due_at > now() + interval '1 minute' ORDER BY id`);
    const before = await later();
    expect((await absent(one.id, 7_200_000)).status).toBe(409);
    expect(await later()).toEqual(before);
    expect(before).not.toEqual([]);
  });

  it('a reopened issue goes to a colleague of the officer who had it', async () => {
    const issueId = await service.report(in4A);
    await service.deliver([ended(issueId, 2)]);
    await absent(one.id, 3_600_000);
    await service.deliver([reopened(issueId, 3)]);
    expect(await view(issueId)).toMatchObject({ state: 'assigned', officer: { badge: '2' }, number: 2 });
  });
});

describe('over Kafka', () => {
  it('a report becomes an assignment that others hear of, once and in order', async () => {
    const port = new KafkaJsPort(service.kafka.connection, service.kafka.prefix, 'test');
    const heard: DomainEvent[] = [];
    const subscription = await port.subscribe({
      topics: ['owcr.assignment'],
      group: `listener-${randomUUID()}`,
      handler: async (records) => {
        heard.push(...records.map(decode));
        return Promise.resolve('done');
      },
    });
    const issueId = randomUUID();
    const report = encode(reported(issueId, in4A));
    await port.publish([report, report]);
    await eventually(() => heard.some(({ key }) => key === issueId), { timeoutMs: 20_000 });
    await service.command(one.as, issueId, 'decline', { reason: 'off-duty' });
    const mine = () => heard.filter(({ key }) => key === issueId).map(({ type, version }) => [type, version]);
    await eventually(() => mine().length === 3);
    expect(mine()).toEqual([
      ['assignment.made.v1', 1],
      ['assignment.declined.v1', 2],
      ['assignment.made.v1', 3],
    ]);
    await subscription.stop(5_000);
    await port.close();
  });
});
