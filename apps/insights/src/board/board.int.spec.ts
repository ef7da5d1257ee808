import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@owcr/access';
import { eventually, person } from '@owcr/testing';
import { clerk, RunningInsights, type Answer, type Row } from '../insights.harness.js';
import { SampleIssue } from '../views.fixture.js';

let insights: RunningInsights;
beforeAll(async () => {
  insights = await RunningInsights.start();
});
afterAll(() => insights.stop());

describe('the board', () => {
  it('shows supervisors and officers their precincts, others the city', async () => {
    const issues = ['P', 'Q'].map((precinct) => new SampleIssue({ sector: `${precinct}-A`, precinct }));
    await insights.publish(...issues.flatMap((issue) => [issue.reported(), issue.assigned(), issue.dueLongAgo()]));
    await insights.shown('P-A', 1);
    await insights.shown('Q-A', 1);
    const sectorsOf = async (principal: Principal, query = '') =>
      (await insights.ask(principal, `/board${query}`)).body.sectors.map(({ sector }) => sector);
    expect(await sectorsOf(person('sergeant', ['P']))).toEqual(['P-A']);
    expect(await sectorsOf(person('officer', ['Q']))).toEqual(['Q-A']);
    expect(await sectorsOf(person('lieutenant'))).toEqual([]);
    for (const role of ['clerk', 'analyst', 'admin', 'commander'] as const) {
      expect(await sectorsOf(person(role))).toEqual(expect.arrayContaining(['P-A', 'Q-A']));
    }
    expect(await sectorsOf(clerk, '?precinct=P')).toEqual(['P-A']);
    const refused = await Promise.all(
      ['/board?precinct=Q', '/board/Q-A', '/board/stream?precinct=Q'].map((path) =>
        insights.ask(person('sergeant', ['P']), path),
      ),
    );
    expect(refused).toEqual(
      refused.map(() => expect.objectContaining({ status: 403, body: expect.objectContaining({ code: 'forbidden' }) })),
    );
    expect((await insights.ask(person('resident'), '/board')).status).toBe(403);
  });

  it('lists the open issues of a sector, oldest first, page by page', async () => {
    const issues = Array.from({ length: 5 }, () => new SampleIssue({ sector: 'L-A', precinct: 'L' }));
    await insights.publish(...issues.flatMap((issue) => [issue.reported(), issue.assigned(), issue.dueLongAgo()]));
    await eventually(async () => (await insights.shown('L-A', 5)).sectors.find(({ sector }) => sector === 'L-A')?.late === 5);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer = await insights.ask(clerk, `/board/L-A?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(body.items.every(({ late, status }) => late && status === 'assigned')).toBe(true);
      seen.push(...body.items.map(({ issueId }) => issueId));
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual(issues.map(({ id }) => id).sort());
  });

  it('lists to an officer what they have open, in whatever sector, and nothing of anybody else', async () => {
    const officer = person('officer', ['M']);
    const mine = ['M-A', 'M-B', 'M-B'].map((sector) => new SampleIssue({ sector, precinct: 'M', officerId: officer.id }));
    const done = new SampleIssue({ sector: 'M-A', precinct: 'M', officerId: officer.id });
    const others = new SampleIssue({ sector: 'M-A', precinct: 'M' });
    await insights.publish(...[...mine, others].flatMap((issue) => [issue.reported(), issue.assigned(), issue.dueFarAhead()]));
    await insights.publish(...done.life());
    await insights.shown('M-A', 2);
    await insights.shown('M-B', 2);
    const { body: first } = await insights.ask(officer, '/board/mine?limit=2');
    const { body: rest } = await insights.ask(officer, `/board/mine?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ issueId }) => issueId).sort()).toEqual(mine.map(({ id }) => id).sort());
    expect(rest.nextCursor).toBeNull();
    expect((await insights.ask(person('sergeant', ['M']), '/board/mine')).body.items).toEqual([]);
    expect((await insights.ask(person('resident'), '/board/mine')).status).toBe(403);
  });

  it.each<[string, string, number, string | null]>([
    ['/board/mine?limit=201', 'validation-failed', 400, 'limit'],
    ['/board?precinct=', 'validation-failed', 400, 'precinct'],
    ['/board?colour=red', 'validation-failed', 400, 'colour'],
    ['/board/nowhere', 'not-found', 404, null],
    ['/board/L-A?limit=201', 'validation-failed', 400, 'limit'],
    ['/board/L-A?cursor=e30', 'validation-failed', 400, 'cursor'],
    ['/board/stream?since=soon', 'validation-failed', 400, 'since'],
  ])('%s is refused and named', async (path, code, status, field) => {
    const answer = await insights.ask(clerk, path);
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.path ?? null]).toEqual([status, code, field]);
  });
});

describe('the stream of the board', () => {
  it('brings every sector to its last state though the connection is cut again and again', async () => {
    const { seq } = (await insights.ask(clerk, '/board')).body;
    const sectors = Array.from({ length: 8 }, (_, n) => `S-${n}`);
    const issues = sectors.flatMap((sector) => Array.from({ length: 25 }, () => new SampleIssue({ sector, precinct: 'S' })));
    const published = (async () => {
      for (let n = 0; n < issues.length; n += 10)
        await insights.publish(...issues.slice(n, n + 10).map((issue) => issue.assigned()));
    })();
    const board = new Map<string, number>();
    let lastEventId: string | undefined;
    for (let connection = 0; sectors.some((sector) => board.get(sector) !== 25); connection++) {
      const { events, cut } = await insights.stream(
        person('sergeant', ['S']),
        connection === 0 ? `?since=${seq}` : '',
        lastEventId,
      );
      let received = 0;
      for await (const { id, data } of events) {
        const row = data as Row;
        expect(Number(id)).toBeGreaterThan(Number(lastEventId ?? seq));
        expect(row.open).toBeGreaterThanOrEqual(board.get(row.sector) ?? 0);
        board.set(row.sector, row.open);
        lastEventId = id;
        if (++received >= 3 || sectors.every((sector) => board.get(sector) === 25)) break;
      }
      cut();
    }
    await published;
    expect([...board.keys()].sort()).toEqual(sectors);
  });

  it('keeps to the precincts of who is watching', async () => {
    const { events, cut } = await insights.stream(person('sergeant', ['W2']));
    await insights.publish(new SampleIssue({ sector: 'W1-A', precinct: 'W1' }).assigned());
    await insights.shown('W1-A', 1);
    await insights.publish(new SampleIssue({ sector: 'W2-A', precinct: 'W2' }).assigned());
    expect((await events.next()).value).toMatchObject({ type: 'message', data: { sector: 'W2-A', open: 1, total: 1 } });
    cut();
  });

  it('tells who sees the city what waits for review', async () => {
    const before = (await insights.ask(clerk, '/board')).body;
    const issue = new SampleIssue();
    const { events, cut } = await insights.stream(clerk, `?since=${before.seq}`);
    await insights.publish(issue.reported(), issue.inReview());
    for await (const { type, data } of events) {
      if (type === 'review' && (data as { review: number }).review === before.review + 1) break;
    }
    cut();
  });

  it('tells a client to start over whose place is beyond the last change', async () => {
    const { seq } = (await insights.ask(clerk, '/board')).body;
    const { events, cut } = await insights.stream(clerk, '', String(seq + 1000));
    expect((await events.next()).value).toEqual({ id: String(seq), type: 'reset', data: { seq } });
    cut();
  });
});
