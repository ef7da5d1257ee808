import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Principal } from '@owcr/access';
import type { DomainEvent } from '@owcr/contracts';
import { encode, KafkaJsPort } from '@owcr/messaging';
import { createService } from '@owcr/platform';
import { eventually, openEventStream, testDatabase, testIdentity, testKafka } from '@owcr/testing';
import type { TestDatabase, TestIdentity, TestKafka } from '@owcr/testing';
import { randomUUID } from 'node:crypto';
import { InsightsModule } from './insights.module.js';
import { entities, migrations } from './schema.js';
import { SampleIssue } from './views.samples.js';

let database: TestDatabase;
let kafka: TestKafka;
let identity: TestIdentity;
let publisher: KafkaJsPort;
let app: NestFastifyApplication;
let base: string;

beforeAll(async () => {
  [database, kafka, identity] = await Promise.all([
    testDatabase({ migrations: [...migrations], entities }),
    testKafka(),
    testIdentity(),
  ]);
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    KAFKA_BROKERS: kafka.brokers,
    KAFKA_TOPIC_PREFIX: kafka.prefix,
    SERVICE_JWKS: identity.jwks,
    LOG_LEVEL: 'error',
  });
  publisher = new KafkaJsPort(kafka.brokers.split(','), kafka.prefix, 'test');
  app = await createService(InsightsModule, { name: 'insights' });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  base = `${await app.getUrl()}/api/v1`;
});

afterAll(async () => {
  await app.close();
  await publisher.close();
  await kafka.close();
  await database.close();
});

const person = (role: Principal['role'], ...precincts: string[]): Principal => ({
  id: randomUUID(),
  name: 'Sam Rivera',
  role,
  precincts,
});
const clerk = person('clerk');
const headersOf = async (principal: Principal) => ({ authorization: `Bearer ${await identity.tokenFor(principal, 'insights')}` });
const publish = (...events: DomainEvent[]) => publisher.publish(events.map((event) => encode(event)));

interface Row {
  sector: string;
  open: number;
  late: number;
  total: number;
}

interface Answer {
  status: number;
  body: {
    code?: string;
    errors?: { path: string }[];
    items: {
      type: string;
      issueId: string;
      by: string | null;
      facts: object;
      sincePreviousMs: number;
      late: boolean;
      status: string;
    }[];
    nextCursor: string | null;
    sectors: Row[];
    review: number;
    total: number;
    seq: number;
  };
}

async function ask(principal: Principal, path: string): Promise<Answer> {
  const answer = await fetch(`${base}${path}`, { headers: await headersOf(principal) });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

/** Waits until the board shows so many open issues in a sector. */
const shown = (sector: string, open: number) =>
  eventually(async () => {
    const { body } = await ask(clerk, '/board');
    return body.sectors.some((row) => row.sector === sector && row.open === open) && body;
  });

describe('a timeline', () => {
  it('tells what happened, in order, by whom and after how long', async () => {
    const issue = new SampleIssue({ sector: 'T-A', precinct: 'T' });
    // One topic after the other, the last things first: only each topic has an order.
    await publish(
      ...issue.life().sort((a, b) => (a.type < b.type ? 1 : -1) * Number(a.type.split('.')[0] !== b.type.split('.')[0])),
    );
    const items = await eventually(async () => {
      const { body } = await ask(clerk, `/timeline/${issue.id}`);
      return body.items?.length === 7 && body.items;
    });
    expect(items.map(({ type }) => type)).toEqual([
      'issue.reported.v1',
      'assignment.made.v1',
      'deadline.set.v1',
      'notification.sent.v1',
      'assignment.acknowledged.v1',
      'issue.started.v1',
      'issue.resolved.v1',
    ]);
    expect(items.map(({ sincePreviousMs }) => sincePreviousMs)).toEqual([0, 1000, 0, 0, 59_000, 30_000, 510_000]);
    expect([items[0]?.by, items[4]?.by]).toEqual([issue.clerkId, issue.officerId]);
    expect(JSON.stringify(items)).not.toMatch(/42\.3/);
  });

  it('is for those who may read the issue', async () => {
    const issue = new SampleIssue({ sector: 'U-A', precinct: 'U' });
    await publish(issue.reported(), issue.assigned());
    await shown('U-A', 1);
    const own: Principal = { ...person('officer', 'elsewhere'), id: issue.officerId };
    const asked = [
      person('officer', 'U'),
      own,
      person('sergeant', 'U'),
      person('commander'),
      person('analyst'),
      person('officer', 'V'),
      person('commander', 'V'),
      person('resident'),
    ];
    const answers = await Promise.all(asked.map((principal) => ask(principal, `/timeline/${issue.id}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 403, 403, 403]);
  });
});

describe('the board', () => {
  it('shows supervisors and officers their precincts, others the city', async () => {
    const issues = ['P', 'Q'].map((precinct) => new SampleIssue({ sector: `${precinct}-A`, precinct }));
    await publish(...issues.flatMap((issue) => [issue.reported(), issue.assigned(), issue.dueLongAgo()]));
    await shown('P-A', 1);
    await shown('Q-A', 1);
    const sectorsOf = async (principal: Principal, query = '') =>
      (await ask(principal, `/board${query}`)).body.sectors.map(({ sector }) => sector);
    expect(await sectorsOf(person('sergeant', 'P'))).toEqual(['P-A']);
    expect(await sectorsOf(person('officer', 'Q'))).toEqual(['Q-A']);
    expect(await sectorsOf(person('lieutenant'))).toEqual([]);
    for (const role of ['clerk', 'analyst', 'admin', 'commander'] as const) {
      expect(await sectorsOf(person(role))).toEqual(expect.arrayContaining(['P-A', 'Q-A']));
    }
    expect(await sectorsOf(clerk, '?precinct=P')).toEqual(['P-A']);
    const refused = await Promise.all(
      ['/board?precinct=Q', '/board/Q-A', '/board/stream?precinct=Q'].map((path) => ask(person('sergeant', 'P'), path)),
    );
    expect(refused).toEqual(
      refused.map(() => expect.objectContaining({ status: 403, body: expect.objectContaining({ code: 'forbidden' }) })),
    );
    expect((await ask(person('resident'), '/board')).status).toBe(403);
  });

  it('lists the open issues of a sector, oldest first, page by page', async () => {
    const issues = Array.from({ length: 5 }, () => new SampleIssue({ sector: 'L-A', precinct: 'L' }));
    await publish(...issues.flatMap((issue) => [issue.reported(), issue.assigned(), issue.dueLongAgo()]));
    await eventually(async () => (await shown('L-A', 5)).sectors.find(({ sector }) => sector === 'L-A')?.late === 5);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer = await ask(clerk, `/board/L-A?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(body.items.every(({ late, status }) => late && status === 'assigned')).toBe(true);
      seen.push(...body.items.map(({ issueId }) => issueId));
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual(issues.map(({ id }) => id).sort());
  });

  it.each<[string, string, number, string | null]>([
    ['/timeline/7', 'validation-failed', 400, 'issueId'],
    [`/timeline/${randomUUID()}`, 'not-found', 404, null],
    ['/board?precinct=', 'validation-failed', 400, 'precinct'],
    ['/board?colour=red', 'validation-failed', 400, 'colour'],
    ['/board/nowhere', 'not-found', 404, null],
    ['/board/L-A?limit=201', 'validation-failed', 400, 'limit'],
    ['/board/L-A?cursor=e30', 'validation-failed', 400, 'cursor'],
    ['/board/stream?since=soon', 'validation-failed', 400, 'since'],
  ])('%s is refused and named', async (path, code, status, field) => {
    const answer = await ask(clerk, path);
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.path ?? null]).toEqual([status, code, field]);
  });
});

describe('the stream of the board', () => {
  const stream = async (principal: Principal, { since, lastEventId }: { since?: number; lastEventId?: string } = {}) =>
    openEventStream(`${base}/board/stream${since === undefined ? '' : `?since=${since}`}`, {
      ...(await headersOf(principal)),
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    });

  it('brings every sector to its last state though the connection is cut again and again', async () => {
    const { seq } = (await ask(clerk, '/board')).body;
    const sectors = Array.from({ length: 8 }, (_, n) => `S-${n}`);
    const issues = sectors.flatMap((sector) => Array.from({ length: 25 }, () => new SampleIssue({ sector, precinct: 'S' })));
    const published = (async () => {
      for (let n = 0; n < issues.length; n += 10) await publish(...issues.slice(n, n + 10).map((issue) => issue.assigned()));
    })();
    const board = new Map<string, number>();
    let lastEventId: string | undefined;
    for (let connection = 0; sectors.some((sector) => board.get(sector) !== 25); connection++) {
      const { events, cut } = await stream(person('sergeant', 'S'), connection === 0 ? { since: seq } : { lastEventId });
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
    const { events, cut } = await stream(person('sergeant', 'W2'));
    await publish(new SampleIssue({ sector: 'W1-A', precinct: 'W1' }).assigned());
    await shown('W1-A', 1);
    await publish(new SampleIssue({ sector: 'W2-A', precinct: 'W2' }).assigned());
    const { value } = await events.next();
    expect(value).toMatchObject({ type: 'message', data: { sector: 'W2-A', open: 1, total: 1 } });
    cut();
  });

  it('tells who sees the city what waits for review', async () => {
    const before = (await ask(clerk, '/board')).body;
    const issue = new SampleIssue();
    const { events, cut } = await stream(clerk, { since: before.seq });
    await publish(issue.reported(), issue.inReview());
    for await (const { type, data } of events) {
      if (type === 'review' && (data as { review: number }).review === before.review + 1) break;
    }
    cut();
  });

  it('tells a client to start over whose place is beyond the last change', async () => {
    const { seq } = (await ask(clerk, '/board')).body;
    const { events, cut } = await stream(clerk, { lastEventId: String(seq + 1000) });
    expect((await events.next()).value).toEqual({ id: String(seq), type: 'reset', data: { seq } });
    cut();
  });
});
