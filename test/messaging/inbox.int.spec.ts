import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { DomainEvent } from '@owcr/contracts';
import {
  BatchRunner,
  DeadLetters,
  deliver,
  encode,
  type EventBatch,
  messagingMigrations,
  type ReceivedRecord,
  Wake,
} from '@owcr/messaging';
import { event, testDatabase, type TestDatabase } from '@owcr/testing';
import { note } from './samples.js';

/** Issue ids by a short name. */
const issue = { a: randomUUID(), b: randomUUID(), c: randomUUID(), d: randomUUID(), good: randomUUID(), bad: randomUUID() };

type Noted = DomainEvent<'issue.noted.v1'>;
const spec = { consumer: 'test.notes', types: ['issue.noted.v1'] as const };

describe('inbox and dead letters', () => {
  let db: TestDatabase;
  let poison: Set<string>;
  let batches: number[];

  beforeAll(async () => {
    db = await testDatabase({ migrations: messagingMigrations, entities: [] });
    await db.dataSource.query('CREATE TABLE effect (n bigint GENERATED ALWAYS AS IDENTITY, event_id uuid, key text)');
  });

  afterAll(() => db.close());

  beforeEach(async () => {
    poison = new Set();
    batches = [];
    await db.dataSource.query('TRUNCATE effect, inbox, stream_position, dead_letter');
  });

  async function handler({ tx, events }: EventBatch<'issue.noted.v1'>): Promise<void> {
    batches.push(events.length);
    for (const { id, key } of events) {
      await tx.query('INSERT INTO effect (event_id, key) VALUES ($1, $2)', [id, key]);
      if (poison.has(id)) throw new Error('cannot be handled');
    }
  }

  const handle = (events: Noted[]) => deliver(db.app, { ...spec, events, handler });
  const effects = async () =>
    (await db.dataSource.query<{ event_id: string }[]>('SELECT event_id FROM effect ORDER BY n')).map((r) => r.event_id);
  const deadLetters = () => {
    const service = new DeadLetters(db.app, new Wake());
    service.register(new BatchRunner(db.app, new Wake(), spec, handler as never));
    return service;
  };

  it('handles an event once however often it comes, in one batch or in several', async () => {
    const events = [note(issue.a, 1), note(issue.a, 2), note(issue.b, 1)];
    expect(await handle([...events, ...events])).toBe('done');
    await handle(events);
    await handle([...events].reverse());
    expect(await effects()).toEqual(events.map((e) => e.id));
    expect(batches).toEqual([3]);
  });

  it('handles a whole batch in one transaction, and record by record when one of it fails', async () => {
    const events = [note(issue.a, 1), note(issue.b, 1), note(issue.c, 1), note(issue.d, 1)];
    poison.add(events[1]?.id ?? '');
    expect(await handle(events)).toBe('done');
    expect(await effects()).toEqual([events[0]?.id, events[2]?.id, events[3]?.id]);
    expect(await deadLetters().list()).toMatchObject([
      { eventId: events[1]?.id, state: 'parked', reason: 'Error: cannot be handled', attempts: 3 },
    ]);
  });

  it('keeps later events of a parked key waiting, and replays them in order', async () => {
    const [a1, a2, a3, b1] = [note(issue.a, 1), note(issue.a, 2), note(issue.a, 3), note(issue.b, 1)] as [
      Noted,
      Noted,
      Noted,
      Noted,
    ];
    poison.add(a1.id);
    await handle([a1, a2]);
    await handle([a3, b1]);
    expect(await effects()).toEqual([b1.id]);
    const letters = await deadLetters().list();
    expect(letters.map((l) => [l.eventId, l.state])).toEqual([
      [a1.id, 'parked'],
      [a2.id, 'waiting'],
      [a3.id, 'waiting'],
    ]);

    expect(await deadLetters().replay(letters[1]?.id ?? '')).toBe('waiting');
    expect(await deadLetters().replay(letters[0]?.id ?? '')).toEqual({ handled: 0, parked: letters[0]?.id });
    poison.clear();
    expect(await deadLetters().replay(letters[0]?.id ?? '')).toEqual({ handled: 3, parked: null });
    expect(await effects()).toEqual([b1.id, a1.id, a2.id, a3.id]);
    expect(await deadLetters().replay(letters[0]?.id ?? '')).toBe('not-found');
    await handle([a1, a2, a3]);
    expect(await effects()).toHaveLength(4);
  });

  it('drops a parked event for good and goes on with those behind it', async () => {
    const [a1, a2] = [note(issue.a, 1), note(issue.a, 2)] as [Noted, Noted];
    poison.add(a1.id);
    await handle([a1, a2]);
    const [letter] = await deadLetters().list();
    expect(await deadLetters().drop(letter?.id ?? '', 'operator')).toEqual({ handled: 1, parked: null });
    expect(await effects()).toEqual([a2.id]);
    await handle([a1, a2]);
    expect(await effects()).toEqual([a2.id]);
    expect(await deadLetters().list()).toEqual([]);
  });

  it('handles what came before an unreadable record of the same key, and holds back what comes after it', async () => {
    const runner = new BatchRunner(db.app, new Wake(), spec, handler as never);
    const [a1, a2] = [note(issue.a, 1), note(issue.a, 2)];
    const record = (e: Noted, offset: string): ReceivedRecord => ({ ...encode(e), partition: 0, offset });
    const garbage: ReceivedRecord = { ...record(a1, '2'), headers: {} };
    await runner.run([record(a1, '1'), garbage, record(a2, '3')]);
    expect(await effects()).toEqual([a1.id]);
    expect((await deadLetters().list()).map((l) => l.state)).toEqual(['parked', 'waiting']);
  });

  it('does not park again what was dropped, even if it cannot be read', async () => {
    const runner = new BatchRunner(db.app, new Wake(), spec, handler as never);
    const bad: ReceivedRecord = { ...encode(note(issue.bad, 1)), headers: {}, partition: 1, offset: '7' };
    await runner.run([bad]);
    const [letter] = await deadLetters().list();
    await deadLetters().drop(letter?.id ?? '', 'operator');
    await runner.run([bad]);
    expect(await deadLetters().list()).toEqual([]);
  });

  it.each([
    ['no headers', (r: ReceivedRecord) => ({ ...r, headers: {} }), 'ce_id'],
    ['an unknown type', (r: ReceivedRecord) => ({ ...r, headers: { ...r.headers, ce_type: 'issue.sung.v9' } }), 'issue.sung.v9'],
    ['no JSON', (r: ReceivedRecord) => ({ ...r, value: Buffer.from('{"issue') }), 'not JSON'],
    ['a field that breaks the contract', (r: ReceivedRecord) => ({ ...r, value: Buffer.from('{"issueId":7}') }), 'issueId'],
    [
      'another’s name',
      (r: ReceivedRecord) => ({ ...r, headers: { ...r.headers, ce_source: 'gateway' } }),
      'gateway does not publish on owcr.',
    ],
    ['no version', (r: ReceivedRecord) => ({ ...r, headers: { ...r.headers, ce_aggversion: 'x' } }), 'ce_aggversion'],
  ])('parks a record with %s, its reason named, and handles the others', async (_, spoil, reason) => {
    const good = note(issue.good, 1);
    const runner = new BatchRunner(db.app, new Wake(), spec, handler as never);
    const record = (e: Noted, offset: string): ReceivedRecord => ({ ...encode(e), partition: 3, offset });
    expect(await runner.run([spoil(record(note(issue.bad, 1), '41')), record(good, '42')])).toBe('done');
    expect(await effects()).toEqual([good.id]);
    const [letter] = await deadLetters().list();
    expect(letter).toMatchObject({ key: issue.bad, partition: 3, offset: '41', state: 'parked' });
    expect(letter?.reason).toContain(reason);
  });

  it('asks for the batch again when the database is away, and parks nothing', async () => {
    const event = note(issue.a, 1);
    const outcome = await deliver(db.app, {
      ...spec,
      events: [event],
      handler: () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })),
    });
    expect(outcome).toBe('retry');
    expect(await deadLetters().list()).toEqual([]);
    await handle([event]);
    expect(await effects()).toEqual([event.id]);
  });

  it('drops what comes late under a new id: the version of its key was seen', async () => {
    await handle([note(issue.a, 1), note(issue.a, 2)]);
    await handle([{ ...note(issue.a, 2), id: randomUUID() }]);
    expect(await effects()).toHaveLength(2);
  });

  describe('a list with nothing in it that the consumer follows', () => {
    const head = { partition: 0, offset: '0' };
    const from = (...events: DomainEvent[]): ReceivedRecord[] => events.map((event) => ({ ...encode(event), ...head }));
    const unfollowed = (issueId: string, version: number): DomainEvent =>
      event('issue.started.v1', { issueId, by: randomUUID(), at: '2026-03-01T10:00:00Z' }, { version });
    const positions = () =>
      db.dataSource.query<{ msg_key: string; agg_version: string }[]>(
        'SELECT msg_key, agg_version FROM stream_position ORDER BY 1',
      );
    let isAway = false;
    const mayBeAway = (): DataSource =>
      new Proxy(db.app, {
        get: (target, name) => {
          if (isAway && name === 'createQueryRunner') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
          return Reflect.get(target, name) as unknown;
        },
      });
    const runner = () => new BatchRunner(mayBeAway(), new Wake(), spec, handler as never);

    it('is stored with what comes next, so that no event seems to be missing', async () => {
      const one = runner();
      expect(await one.run(from(note(issue.a, 1)), false)).toBe('done');
      expect(await one.run(from(unfollowed(issue.a, 2), unfollowed(issue.a, 3)), false)).toBe('done');
      expect(await positions()).toEqual([{ msg_key: issue.a, agg_version: '1' }]);
      expect(await one.run(from(note(issue.a, 4)), false)).toBe('done');
      expect(await positions()).toEqual([{ msg_key: issue.a, agg_version: '4' }]);
      expect(await effects()).toHaveLength(2);
    });

    it('is stored when it has to be, and only once there is a database', async () => {
      const one = runner();
      await one.run(from(unfollowed(issue.b, 1)), false);
      isAway = true;
      expect(await one.run([], true)).toBe('retry');
      isAway = false;
      expect(await one.run([], true)).toBe('done');
      expect(await positions()).toEqual([{ msg_key: issue.b, agg_version: '1' }]);
    });
  });
});
