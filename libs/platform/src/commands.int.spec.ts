import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nobody, reachOf, theService, withSenders, type Reach } from '@owcr/access';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { Commands, reachOfSenders } from './commands.js';
import { IdempotencyKeyPruner } from './idempotency-key-pruner.js';
import type { CommandRequest } from './idempotency.js';
import { platformMigrations } from './migrations.js';
import { PlainUnitOfWork } from './unit-of-work.js';

let database: TestDatabase;
let unitOfWork: PlainUnitOfWork;
let commands: Commands;

beforeAll(async () => {
  database = await testDatabase({ migrations: platformMigrations, entities: [] });
  unitOfWork = new PlainUnitOfWork(database.app);
  commands = new Commands(unitOfWork);
});
afterAll(() => database.close());
beforeEach(() => database.dataSource.query('TRUNCATE idempotency_key'));

const request = (key: string | undefined, hash = 'h', principalId = 'p'): CommandRequest => ({
  principalId,
  key,
  hash,
  route: 'POST /issues',
});
const claimAll = (requests: CommandRequest[]) =>
  unitOfWork.run((tx) => commands.claimAll(tx, requests), reachOfSenders(requests));

describe('a group of commands', () => {
  it('is claimed and answered with one statement each', async () => {
    const group = [request('a'), request(undefined), request('b')];
    await unitOfWork.run(async (tx) => {
      expect(await commands.claimAll(tx, group)).toEqual([{ kind: 'new' }, { kind: 'new' }, { kind: 'new' }]);
      await commands.storeAll(
        tx,
        group.map((one, index) => ({ ...one, response: { z: index, a: 'x' } })),
      );
    }, reachOfSenders(group));
    expect(await claimAll([request('b'), request('c'), request('a', 'other'), request('a', 'h', 'somebody else')])).toEqual([
      { kind: 'replay', response: { z: 2, a: 'x' } },
      { kind: 'new' },
      { kind: 'reused' },
      { kind: 'new' },
    ]);
  });

  it('finds repetitions within itself', async () => {
    expect(await claimAll([request('a'), request('a'), request('a', 'other')])).toEqual([
      { kind: 'new' },
      { kind: 'same-as', index: 0 },
      { kind: 'reused' },
    ]);
  });

  it('may be empty or without keys', async () => {
    expect(await claimAll([])).toEqual([]);
    expect(await claimAll([request(undefined)])).toEqual([{ kind: 'new' }]);
    await unitOfWork.run((tx) => commands.storeAll(tx, []));
  });

  it('never waits for another in a circle', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => request(`k${index}`));
    const run = (group: CommandRequest[]) =>
      unitOfWork.run(async (tx) => {
        const claims = await commands.claimAll(tx, group);
        await commands.storeAll(
          tx,
          group.filter((_, index) => claims[index]?.kind === 'new').map((one) => ({ ...one, response: 1 })),
        );
        return claims.filter(({ kind }) => kind === 'new').length;
      }, reachOfSenders(group));
    const counts = await Promise.all(Array.from({ length: 8 }, (_, index) => run(index % 2 ? keys : [...keys].reverse())));
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
  });
});

describe('one command', () => {
  it('stores nothing when it fails, and the one that waited does the work', async () => {
    let first = true;
    const work = async () => {
      if (!first) return 'done';
      first = false;
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new Error('failed');
    };
    const answers = await Promise.allSettled([commands.run(request('a'), work), commands.run(request('a'), work)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await claimAll([request('a')])).toEqual([{ kind: 'replay', response: 'done' }]);
  });

  it('may answer with nothing', async () => {
    expect(await commands.run(request('a'), async () => undefined)).toBeUndefined();
    expect(await commands.run(request('a'), async () => 'again')).toBeUndefined();
  });
});

describe('an answer that was kept', () => {
  const rows = (reach: Reach) =>
    unitOfWork.run((tx) => tx.query<{ response: unknown }[]>('SELECT response FROM idempotency_key'), reach);
  const other = "It's {somebody}, else";

  beforeEach(async () => {
    for (const principalId of ['p', other]) await commands.run(request('a', 'h', principalId), async () => principalId);
  });

  it.each<[string, Reach, unknown[]]>([
    ['no reach', nobody, []],
    ['the city', reachOf({ everywhere: true }), []],
    ['the service, whatever it does', theService, []],
    ['its sender', withSenders(nobody, ['p']), ['p']],
    ['a sender whose id has other letters', withSenders(reachOf({ everywhere: true }), [other]), [other]],
    ['somebody else', withSenders(theService, ['q']), []],
    ['a group of senders', withSenders(theService, ['p', other]), [other, 'p']],
  ])('is found within %s by whoever sent the key', async (_, reach, expected) => {
    expect((await rows(reach)).map(({ response }) => response).sort()).toEqual(expected);
  });

  it('is neither written nor deleted for another', async () => {
    const asP = withSenders(nobody, ['p']);
    await expect(unitOfWork.run((tx) => commands.claimAll(tx, [request('b', 'h', 'q')]), asP)).rejects.toThrow(
      /row-level security/,
    );
    await expect(unitOfWork.run((tx) => commands.claimAll(tx, [request('b')]))).rejects.toThrow(/row-level security/);
    await unitOfWork.run((tx) => tx.query('DELETE FROM idempotency_key'), asP);
    await unitOfWork.run((tx) => tx.query('DELETE FROM idempotency_key'), theService);
    const left = await database.dataSource.query<{ principal_id: string }[]>('SELECT principal_id FROM idempotency_key');
    expect(left.map(({ principal_id: id }) => id)).toEqual([other]);
  });
});

describe('old keys', () => {
  it('are forgotten after a week', async () => {
    await claimAll([request('old'), request('young')]);
    await database.dataSource.query(`UPDATE idempotency_key SET created_at = now() - interval '8 days' WHERE key = 'old'`);
    expect(await new IdempotencyKeyPruner(database.app).prune()).toBe(1);
    expect(await claimAll([request('old'), request('young')])).toEqual([
      { kind: 'new' },
      { kind: 'replay', response: undefined },
    ]);
  });
});
