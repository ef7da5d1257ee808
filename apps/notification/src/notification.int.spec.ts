import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Principal } from '@owcr/access';
import type { DomainEvent } from '@owcr/contracts';
import { encode, KafkaJsPort } from '@owcr/messaging';
import { createService } from '@owcr/platform';
import { type AskInit, eventually, person as personOf, runService, type ServiceUnderTest } from '@owcr/testing';
import { randomUUID } from 'node:crypto';
import { assignmentTo, escalationTo, referralTo } from './inbox/inbox.fixture.js';
import { NotificationModule } from './notification.module.js';
import { entities, migrations } from './schema.js';

let service: ServiceUnderTest<NestFastifyApplication>;
let publisher: KafkaJsPort;

beforeAll(async () => {
  const create = () => createService(NotificationModule, { name: 'notification' });
  service = await runService({ name: 'notification', migrations: [...migrations], entities, create });
  publisher = new KafkaJsPort(service.kafka.connection, service.kafka.prefix, 'test');
  service.onClose(() => publisher.close());
});

afterAll(() => service?.close());

const person = (role: Principal['role']) => personOf(role, ['D1']);
const publish = (events: readonly DomainEvent[]) => publisher.publish(events.map((event) => encode(event)));

interface Notification {
  id: string;
  seq: number;
  title: string;
  readAt: string | null;
}

interface Inbox {
  items: Notification[];
  nextCursor: string | null;
  unread: number;
  code: string;
  errors: { path: string }[];
  readAt: string | null;
}

const ask = (principal: Principal, path: string, init?: AskInit) => service.ask<Inbox>(principal, `/notifications${path}`, init);

async function told(principal: Principal, count: number): Promise<Notification[]> {
  await publish(
    Array.from({ length: count }, (_, n) => assignmentTo(principal.id, { reference: `A1-${String(n).padStart(4, '0')}` })),
  );
  return eventually(async () => {
    const { body } = await ask(principal, '?limit=200');
    return body.items.length === count && body.items;
  });
}

describe('an inbox', () => {
  it('lists what I was told, newest first, page by page, in plain words', async () => {
    const officer = person('officer');
    const [newest] = await told(officer, 5);
    expect(newest?.title).toMatch(/^A1-000\d assigned to you: noise-street in sector D1-A$/);
    const pages: number[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: Inbox } = await ask(officer, `?limit=2${cursor && `&cursor=${cursor}`}`);
      pages.push(body.items.map(({ seq }) => seq));
      cursor = body.nextCursor;
    }
    expect(pages).toEqual([[5, 4], [3, 2], [1]]);
  });

  it('is marked read once, however often it is said', async () => {
    const officer = person('officer');
    const [first, second] = (await told(officer, 2)) as [Notification, Notification];
    const key = { 'idempotency-key': randomUUID() };
    const read = () => ask(officer, `/${first.id}/read`, { method: 'POST', headers: key });
    const answers = [await read(), await read(), await ask(officer, `/${first.id}/read`, { method: 'POST' })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.readAt)).size).toBe(1);
    expect(answers[0]?.body.readAt).not.toBeNull();
    const { body } = await ask(officer, '?unread=true');
    expect([body.unread, body.items.map(({ id }) => id)]).toEqual([1, [second.id]]);
    const otherUse = await ask(officer, `/${second.id}/read`, { method: 'POST', headers: key });
    expect([otherUse.status, otherUse.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is its owner’s: others neither read nor mark it, except that an administrator may read', async () => {
    const officer = person('officer');
    const [message] = (await told(officer, 1)) as [Notification];
    const path = `?person=${officer.id}`;
    expect(await ask(person('commander'), path)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await ask(person('admin'), path)).toMatchObject({ status: 200, body: { items: [{ id: message.id }] } });
    for (const other of [person('officer'), person('admin')]) {
      const answer = await ask(other, `/${message.id}/read`, { method: 'POST' });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    expect((await ask(officer, '')).body.unread).toBe(1);
    expect((await ask(person('resident'), '')).status).toBe(403);
    expect((await ask(person('resident'), `/${randomUUID()}/read`, { method: 'POST' })).status).toBe(403);
  });

  it.each<[string, string, string, number, string | null]>([
    ['GET', '?unread=perhaps', 'validation-failed', 400, 'unread'],
    ['GET', '?limit=0', 'validation-failed', 400, 'limit'],
    ['GET', '?cursor=abc', 'validation-failed', 400, 'cursor'],
    ['GET', '?person=me', 'validation-failed', 400, 'person'],
    ['GET', '?colour=red', 'validation-failed', 400, 'colour'],
    ['GET', '/stream?since=-1', 'validation-failed', 400, 'since'],
    ['POST', '/7/read', 'validation-failed', 400, 'id'],
    ['POST', `/${randomUUID()}/read`, 'not-found', 404, null],
  ])('%s %s is refused and named', async (method, path, code, status, field) => {
    const { status: answered, body } = await ask(person('officer'), path, { method });
    expect({ status: answered, code: body.code, fields: body.errors?.map((error) => error.path) }).toEqual({
      status,
      code,
      fields: field ? [field] : undefined,
    });
  });
});

describe('the stream of an inbox', () => {
  it('brings each of 500 messages once, in order, though the connection is cut again and again', async () => {
    const officer = person('officer');
    const events = Array.from({ length: 500 }, () => assignmentTo(officer.id));
    const published = (async () => {
      for (let n = 0; n < events.length; n += 25) await publish(events.slice(n, n + 25));
      // Told again from the start, as after a crash of the publisher: nobody must notice.
      await publish(events);
    })();
    const seen: number[] = [];
    for (let connection = 1; seen.length < events.length; connection++) {
      const path = `/notifications/stream${connection === 1 ? '?since=0' : ''}`;
      const until = connection * 70;
      const { events: received, cut } = await service.stream(officer, path, seen.at(-1)?.toString());
      for await (const { id, data } of received) {
        expect((data as Notification).seq).toBe(Number(id));
        seen.push(Number(id));
        if (seen.length >= Math.min(until, events.length)) break;
      }
      cut();
    }
    await published;
    expect(seen).toEqual(events.map((_, index) => index + 1));
    expect((await ask(officer, '')).body.unread).toBe(events.length);
  });

  it('starts from now, and brings what comes within a moment', async () => {
    const officer = person('officer');
    await told(officer, 3);
    const { events, cut } = await service.stream(officer, '/notifications/stream');
    await publish([assignmentTo(officer.id)]);
    expect((await events.next()).value).toMatchObject({ id: '4', type: 'message' });
    cut();
  });

  it('brings everything to a client that remembers a place of an inbox that is gone', async () => {
    const officer = person('officer');
    await told(officer, 2);
    const { events, cut } = await service.stream(officer, '/notifications/stream', '900');
    expect((await events.next()).value).toMatchObject({ id: '1' });
    cut();
  });
});

describe('what is told to everybody of a kind', () => {
  it('is in the inbox of each clerk, and read by each for themselves', async () => {
    const clerks = [person('clerk'), person('clerk')] as const;
    await publish([escalationTo(null, 'clerks')]);
    const found = (clerk: Principal) => eventually(async () => (await ask(clerk, '?limit=200')).body.items[0]);
    const [first] = [await found(clerks[0]), await found(clerks[1])];
    expect(first.title).toBe('A1-0042 not acknowledged in time, needs a place: noise-street in sector D1-A');
    expect((await ask(clerks[0], `/${first.id}/read`, { method: 'POST' })).status).toBe(200);
    const unread = await Promise.all(clerks.map(async (clerk) => (await ask(clerk, '')).body.unread));
    expect(unread[1]! - unread[0]!).toBe(1);
    expect((await ask(person('sergeant'), '')).body.items).toEqual([]);
  });

  it.each<[string, Principal, DomainEvent, string]>([
    ['a clerk', person('clerk'), escalationTo(null, 'clerks'), 'needs a place'],
    ['an administrator', person('admin'), escalationTo(null, 'command'), 'escalated to level 2'],
    ['a commander of the program', personOf('commander'), escalationTo(null), 'escalated to level 2'],
    ['a partner', { ...person('partner'), agency: 'parks' }, referralTo('parks'), 'referred to your agency'],
  ])('comes to %s while they look', async (_who, principal, cause, words) => {
    const { events, cut } = await service.stream(principal, '/notifications/stream');
    await publish([cause]);
    const received = await events.next();
    expect(received.value).toMatchObject({ data: { title: expect.stringContaining(words) as unknown } });
    cut();
  });
});
