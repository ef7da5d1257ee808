import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Transactions, Wake } from '@owcr/messaging';
import { eventually, testDatabase, type TestDatabase } from '@owcr/testing';
import type { EntityManager } from 'typeorm';
import { type NewTimer, timerEventId, TimerLoop, timerMigrations, type TimerRow, Timers, TimerWatchdog } from './index.js';

let database: TestDatabase;
let transactions: Transactions;
let errors: string[];
let loops: TimerLoop[];
const timers = new Timers();
const log = { error: (message: string) => errors.push(message) };

beforeAll(async () => {
  database = await testDatabase({ migrations: timerMigrations, entities: [] });
  transactions = new Transactions(database.app, new Wake());
  await database.dataSource.query('CREATE TABLE fired (timer_id uuid, version int, due_at timestamptz)');
  await database.dataSource.query('CREATE TABLE subject (id text PRIMARY KEY, version int NOT NULL)');
});
afterAll(() => database.close());
beforeEach(async () => {
  errors = [];
  loops = [];
  await database.dataSource.query('TRUNCATE timer, fired, subject');
});
afterEach(() => Promise.all(loops.map((loop) => loop.stop())));

const timer = (more: Partial<NewTimer> = {}): NewTimer => ({
  id: randomUUID(),
  kind: 'test',
  subject: 'one',
  version: 1,
  dueAt: new Date(Date.now() - 1000),
  ...more,
});
const set = (...wanted: NewTimer[]) => transactions.run((tx) => timers.schedule(tx, wanted));
const start = (fire: (tx: EntityManager, due: readonly TimerRow[]) => Promise<void> = record) => {
  const loop = new TimerLoop(transactions, database.app.manager, { fire }, log);
  loops.push(loop);
  loop.start();
};
const record = async (tx: EntityManager, due: readonly TimerRow[]) => {
  await tx.query('INSERT INTO fired SELECT * FROM unnest($1::uuid[], $2::int[], $3::timestamptz[])', [
    due.map(({ id }) => id),
    due.map(({ version }) => version),
    due.map(({ dueAt }) => dueAt.toISOString()),
  ]);
};
const firedIds = async () =>
  (await database.dataSource.query<{ timer_id: string }[]>('SELECT timer_id FROM fired')).map((row) => row.timer_id);
const waiting = () =>
  database.dataSource.query<{ id: string; version: number; attempts: number; due_at: Date }[]>('SELECT * FROM timer');

/** Fires as a service would: locks the subject and does nothing when it has moved on. `locking` tells when it is about to wait. */
const fireUnlessMoved = (locking: () => void) => async (tx: EntityManager, due: readonly TimerRow[]) => {
  locking();
  const [subject] = await tx.query<{ version: number }[]>(`SELECT version FROM subject WHERE id = 'one' FOR UPDATE`);
  await record(
    tx,
    due.filter(({ version }) => version === subject?.version),
  );
};
const moveSubjectWhileItFires = async (change: (tx: EntityManager) => Promise<void>) => {
  let firing = false;
  await database.dataSource.query(`INSERT INTO subject VALUES ('one', 1)`);
  await transactions.run(async (tx) => {
    await tx.query(`UPDATE subject SET version = 2 WHERE id = 'one'`);
    start(fireUnlessMoved(() => (firing = true)));
    await eventually(() => firing);
    await change(tx);
  });
};

describe('durable timers', () => {
  it('fire once each, however many loops run', async () => {
    const wanted = Array.from({ length: 1000 }, () => timer());
    await set(...wanted);
    start();
    start();
    start();
    await eventually(async () => (await waiting()).length === 0);
    expect((await firedIds()).sort()).toEqual(wanted.map(({ id }) => id).sort());
  });

  it('fire when they are due and not before', async () => {
    const [soon, late] = [timer({ dueAt: new Date(Date.now() + 300) }), timer({ dueAt: new Date(Date.now() + 3_600_000) })];
    await set(soon, late);
    start();
    await eventually(async () => (await firedIds()).length > 0);
    const [row] = await database.dataSource.query<{ lateMs: number }[]>(
      'SELECT extract(epoch FROM now() - due_at)::float8 * 1000 AS "lateMs" FROM fired',
    );
    expect(row?.lateMs).toBeGreaterThanOrEqual(0);
    expect(await firedIds()).toEqual([soon.id]);
    expect((await waiting()).map(({ id }) => id)).toEqual([late.id]);
  });

  it('are told to who waits for them in this process, the first of them, once they are there and not before', async () => {
    const told: number[] = [];
    const stop = timers.onSet((dueAtMs) => told.push(dueAtMs));
    const at = (ms: number) => new Date(Date.UTC(2999, 0) + ms);
    const failed = transactions.run(async (tx) => {
      await timers.schedule(tx, [timer({ dueAt: at(0) })]);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await transactions.run(async (tx) => {
      await timers.schedule(tx, [timer({ dueAt: at(2) }), timer({ dueAt: at(1).toISOString() })]);
      expect(told).toEqual([]);
    });
    expect(told).toEqual([at(1).getTime()]);
    stop();
    await set(timer());
    expect(told.length).toBe(1);
  });

  it('are replaced when set again and gone when cancelled', async () => {
    const [kept, cancelled] = [timer(), timer()];
    await set(kept, cancelled);
    await set({ ...kept, version: 2, dueAt: '2999-01-01T00:00:00Z' });
    await transactions.run((tx) => timers.cancel(tx, [cancelled.id, randomUUID()]));
    expect(await waiting()).toMatchObject([{ id: kept.id, version: 2, due_at: new Date('2999-01-01T00:00:00Z') }]);
    await set({ ...kept, version: 2, dueAt: '2998-01-01T00:00:00Z' });
    expect(await waiting()).toMatchObject([{ id: kept.id, version: 2, due_at: new Date('2998-01-01T00:00:00Z') }]);
  });

  it('are not set when the transaction of their subject rolls back', async () => {
    const failed = transactions.run(async (tx) => {
      await timers.schedule(tx, [timer()]);
      throw new Error('refused');
    });
    await expect(failed).rejects.toThrow('refused');
    expect(await waiting()).toEqual([]);
  });

  it('can be cancelled while they fire: the one that cancels does not wait, the one that fires sees it', async () => {
    const one = timer();
    await set(one);
    await moveSubjectWhileItFires((tx) => timers.cancel(tx, [one.id]));
    await eventually(async () => (await waiting()).length === 0);
    expect(await firedIds()).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('can be set again while they fire: only the new version fires', async () => {
    const one = timer();
    await set(one);
    await moveSubjectWhileItFires((tx) => timers.schedule(tx, [{ ...one, version: 2 }]));
    await eventually(async () => (await waiting()).length === 0);
    expect(await database.dataSource.query('SELECT version FROM fired')).toEqual([{ version: 2 }]);
    expect(errors).toEqual([]);
  });
});

describe('a timer whose handler fails', () => {
  const failingFor = (id: string) => async (tx: EntityManager, due: readonly TimerRow[]) => {
    await record(tx, due);
    if (due.some((one) => one.id === id)) throw new Error('broken subject');
  };

  it('is put off for longer each time, told of, and does not block the others', async () => {
    const bad = timer({ dueAt: new Date(Date.now() - 5000) });
    const good = Array.from({ length: 150 }, () => timer());
    await set(bad, ...good);
    start(failingFor(bad.id));
    start(failingFor(bad.id));
    await eventually(async () => (await firedIds()).length === good.length);
    const first = await eventually(async () => (await waiting()).find(({ attempts }) => attempts === 1));
    const second = await eventually(async () => (await waiting()).find(({ attempts }) => attempts === 2));
    expect(second.due_at.getTime() - first.due_at.getTime()).toBeGreaterThan(1900);
    expect((await firedIds()).sort()).toEqual(good.map(({ id }) => id).sort());
    expect(errors.filter((message) => message.includes(bad.id))).toHaveLength(2);
  });

  it('fires with the time it was meant for when the fault is gone', async () => {
    const one = timer();
    let broken = true;
    await set(one);
    start(async (tx, due) => {
      if (broken) throw new Error('broken subject');
      await record(tx, due);
    });
    await eventually(async () => (await waiting())[0]?.attempts === 1);
    broken = false;
    await eventually(async () => (await firedIds()).length === 1);
    expect(await database.dataSource.query('SELECT due_at FROM fired')).toEqual([{ due_at: one.dueAt }]);
  });

  it('is not blamed for a lost connection, in the batch or alone', async () => {
    const one = timer();
    let cuts = 0;
    await set(one);
    start(async (tx, due) => {
      await record(tx, due);
      if (++cuts > 2) return;
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await eventually(async () => (await waiting()).length === 0);
    expect(await firedIds()).toEqual([one.id]);
    expect(errors.filter((message) => message.includes('put off'))).toEqual([]);
  });
});

describe('the watchdog', () => {
  it('sets missing timers again and raises an alarm', async () => {
    const lost = timer({ dueAt: '2999-01-01T00:00:00Z' });
    const handler = { fire: record, findMissing: async () => Promise.resolve([lost]) };
    const watchdog = new TimerWatchdog(transactions, timers, handler, log);
    expect(await watchdog.look()).toBe(1);
    expect(await waiting()).toMatchObject([{ id: lost.id, version: 1 }]);
    expect(errors).toEqual([expect.stringContaining('1 were missing')]);
  });

  it('says when due timers are not being fired', async () => {
    await set(timer({ dueAt: new Date(Date.now() - 600_000) }));
    await new TimerWatchdog(transactions, timers, { fire: record }, log).look();
    expect(errors).toEqual([expect.stringMatching(/the oldest has been due for 60\d s/)]);
  });
});

describe('the id of what a timer causes', () => {
  it('is the same each time, and differs by timer, version and part', () => {
    const id = randomUUID();
    expect(timerEventId(id, 1)).toBe(timerEventId(id, 1));
    expect(
      new Set([timerEventId(id, 1), timerEventId(id, 2), timerEventId(id, 1, 'missed'), timerEventId(randomUUID(), 1)]).size,
    ).toBe(4);
  });
});
