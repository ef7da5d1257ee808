import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { theService, type Reach } from '@owcr/access';
import { messagingMigrations, send, transactionIn, type Tx } from '@owcr/messaging';
import { testDatabase, type TestDatabase } from '@owcr/testing';

const inTransaction = <T>(work: (tx: Tx) => Promise<T>, reach: Reach = theService) => transactionIn(db.app, reach, work);
const add = 'INSERT INTO thing (n) VALUES ($1)';
const all = 'SELECT array_agg(n ORDER BY n) AS all FROM thing';
const kept = async () => ((await db.dataSource.query<[{ all: number[] | null }]>(all))[0].all ?? []).map(Number);

let db: TestDatabase;
let warnings: Error[];
const onWarning = (warning: Error) => warnings.push(warning);

beforeAll(async () => {
  db = await testDatabase({ migrations: messagingMigrations, entities: [], poolMax: 2 });
  await db.dataSource.query('CREATE TABLE thing (n int PRIMARY KEY); GRANT ALL ON thing TO PUBLIC');
});
afterAll(() => db.close());
beforeEach(async () => {
  warnings = [];
  process.on('warning', onWarning);
  await db.dataSource.query('TRUNCATE thing');
});
afterEach(() => {
  process.off('warning', onWarning);
});

describe('a transaction', () => {
  it('keeps what was sent without waiting, in the order it was sent, and asks see it', async () => {
    const seen = await inTransaction(async (tx) => {
      for (const n of [1, 2, 3]) await send(tx, add, [n]);
      const [rows, touched] = await tx.query<[unknown[], number]>('UPDATE thing SET n = n + 10 WHERE n < 3 RETURNING n');
      await send(tx, 'DELETE FROM thing WHERE n = $1', [3]);
      return { rows, touched };
    });
    expect(seen).toEqual({ rows: [{ n: 11 }, { n: 12 }], touched: 2 });
    expect(await kept()).toEqual([11, 12]);
    // Several at once are no misuse of a connection.
    expect(await inTransaction((tx) => Promise.all([tx.query('SELECT 1 AS n'), tx.query('SELECT 2 AS n')]))).toEqual([
      [{ n: 1 }],
      [{ n: 2 }],
    ]);
    expect(warnings).toEqual([]);
  });

  it('fails with what nobody waited for, and keeps nothing', async () => {
    const failing = inTransaction(async (tx) => {
      await send(tx, add, [1]);
      await send(tx, add, [1]);
      await send(tx, add, [2]);
    });
    await expect(failing).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await kept()).toEqual([]);
  });

  it('rejects what is asked after that with the same failure, also where it is swallowed', async () => {
    const errors: unknown[] = [];
    const failing = inTransaction(async (tx) => {
      await send(tx, add, [1]);
      await send(tx, add, [1]);
      for (let tries = 0; tries < 2; tries++) await tx.query(all).catch((error: unknown) => errors.push(error));
      return 'done';
    });
    await expect(failing).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(errors).toMatchObject([{ driverError: { code: '23505' } }, { driverError: { code: '23505' } }]);
    expect(await kept()).toEqual([]);
  });

  it('is rolled back when its work throws, and when a failure of what was asked is swallowed', async () => {
    const thrown = inTransaction(async (tx) => {
      await send(tx, add, [1]);
      throw new Error('changed my mind');
    });
    await expect(thrown).rejects.toThrow('changed my mind');
    const swallowed = inTransaction(async (tx) => {
      await send(tx, add, [1]);
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('rolled back');
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['fails in the transaction', 'SET LOCAL statement_timeout = never', '22023'],
    // Then no transaction is open, and what comes first is carried out by itself.
    ['is not understood', 'SET LOCAL', '42601'],
  ])('changes nothing where its begin %s', async (_, reach, code) => {
    const failing = inTransaction((tx) => tx.query(add, [1]), reach as Reach);
    await expect(failing).rejects.toMatchObject({ driverError: { code } });
    const unread = inTransaction((tx) => send(tx, add, [1]), reach as Reach);
    await expect(unread).rejects.toMatchObject({ driverError: { code } });
    expect(await kept()).toEqual([]);
  });

  it('leaves its connection as it was for the next ones, whatever became of it', async () => {
    for (let round = 0; round < 5; round++) {
      await transactionIn(db.app, theService, (tx) => tx.query(all), 'READ ONLY');
      await expect(transactionIn(db.app, theService, (tx) => tx.query(add, [round]), 'READ ONLY')).rejects.toMatchObject({
        driverError: { code: '25006' },
      });
      await inTransaction((tx) => send(tx, add, [round]));
    }
    expect(await kept()).toEqual([0, 1, 2, 3, 4]);
  });

  it('is not taken for one where it was begun otherwise', async () => {
    await expect(db.app.transaction(async (tx) => send(tx, add, [1]))).rejects.toThrow('no transaction of transactionIn');
  });
});
