import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nobody, reachOf, theService, withSenders, type Reach } from '@owcr/access';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Commands, type Settled } from './commands.js';
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
/** Has a group carried out; answers with what became of each, and which were given to the work. */
async function carryOut(
  group: CommandRequest[],
  answer: (index: number) => Settled<unknown> = (index) => ({ done: { z: index, a: 'x' } }),
) {
  const worked: number[] = [];
  const settled = await commands.runAll(group, async (_, indexes) => {
    worked.push(...indexes);
    return indexes.map(answer);
  });
  return { settled, worked };
}
const reused = { failed: expect.objectContaining({ code: 'idempotency-key-reused' }) };

describe('a group of commands', () => {
  it('is carried out and answered once', async () => {
    const group = [request('a'), request(undefined), request('b')];
    expect((await carryOut(group)).worked).toEqual([0, 1, 2]);
    const again = [request('b'), request('c'), request('a', 'other'), request('a', 'h', 'somebody else')];
    expect((await carryOut(again, (index) => ({ done: index }))).settled).toEqual([
      { done: { z: 2, a: 'x' } },
      { done: 1 },
      reused,
      { done: 3 },
    ]);
  });

  it('finds repetitions within itself', async () => {
    const { settled, worked } = await carryOut([request('a'), request('a'), request('a', 'other')]);
    expect(settled).toEqual([{ done: { z: 0, a: 'x' } }, { done: { z: 0, a: 'x' } }, reused]);
    expect(worked).toEqual([0]);
  });

  it('may be empty or without keys', async () => {
    expect((await carryOut([])).settled).toEqual([]);
    expect((await carryOut([request(undefined)], () => ({ done: 1 }))).settled).toEqual([{ done: 1 }]);
  });

  it('does not keep what is refused, and answers what was carried out before though it is refused now', async () => {
    const refusal = { failed: new Error('taken') };
    expect((await carryOut([request('a'), request('b')], (index) => (index === 0 ? refusal : { done: 'b' }))).settled).toEqual([
      refusal,
      { done: 'b' },
    ]);
    expect((await carryOut([request('a'), request('b')], (index) => (index === 1 ? refusal : { done: 'a' }))).settled).toEqual([
      { done: 'a' },
      { done: 'b' },
    ]);
  });

  it('never waits for another in a circle, and leaves nothing of what is done a second time', async () => {
    await database.dataSource.query('CREATE TABLE effect (n int); GRANT ALL ON effect TO PUBLIC');
    const keys = Array.from({ length: 20 }, (_, index) => request(`k${index}`));
    const run = (group: CommandRequest[]) =>
      commands.runAll(group, async (tx, indexes) => {
        for (const index of indexes) await tx.query('INSERT INTO effect VALUES ($1)', [Number(group[index]!.key!.slice(1))]);
        return indexes.map((index) => ({ done: group[index]!.key }));
      });
    const groups = Array.from({ length: 8 }, (_, index) => (index % 2 ? keys : [...keys].reverse()));
    const settled = await Promise.all(groups.map(run));
    expect(settled).toEqual(groups.map((group) => group.map(({ key }) => ({ done: key }))));
    const effects = await database.dataSource.query<{ n: number }[]>('SELECT n FROM effect ORDER BY n');
    expect(effects.map(({ n }) => n)).toEqual(keys.map((_, index) => index));
  });
});

describe('one command', () => {
  it('stores nothing when it fails: sent again, it is done', async () => {
    await expect(commands.run(request('a'), () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await commands.run(request('a'), async () => 'done')).toBe('done');
  });

  it('is done once where it is sent twice at the same time, and both get the same answer', async () => {
    let times = 0;
    const work = async () => {
      const nth = (times += 1);
      await sleep(50 * nth);
      return nth;
    };
    expect(await Promise.all([commands.run(request('a'), work), commands.run(request('a'), work)])).toEqual([1, 1]);
    const fails = async () => {
      await sleep(100);
      throw new Error('refused: it is done already');
    };
    expect(await Promise.all([commands.run(request('b'), async () => 'done'), commands.run(request('b'), fails)])).toEqual([
      'done',
      'done',
    ]);
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
    const insert = (tx: EntityManager, principalId: string) =>
      tx.query(`INSERT INTO idempotency_key (principal_id, key, request_hash, route) VALUES ($1, 'b', 'h', 'r')`, [principalId]);
    await expect(unitOfWork.run((tx) => insert(tx, 'q'), asP)).rejects.toThrow(/row-level security/);
    await expect(unitOfWork.run((tx) => insert(tx, 'p'))).rejects.toThrow(/row-level security/);
    await unitOfWork.run((tx) => tx.query('DELETE FROM idempotency_key'), asP);
    await unitOfWork.run((tx) => tx.query('DELETE FROM idempotency_key'), theService);
    const left = await database.dataSource.query<{ principal_id: string }[]>('SELECT principal_id FROM idempotency_key');
    expect(left.map(({ principal_id: id }) => id)).toEqual([other]);
  });
});

describe('old keys', () => {
  it('are forgotten after a week', async () => {
    await carryOut([request('old'), request('young')]);
    await database.dataSource.query(`UPDATE idempotency_key SET created_at = now() - interval '8 days' WHERE key = 'old'`);
    expect(await new IdempotencyKeyPruner(database.app).prune()).toBe(1);
    const { settled } = await carryOut([request('old'), request('young')], () => ({ done: 'anew' }));
    expect(settled).toEqual([{ done: 'anew' }, { done: { z: 1, a: 'x' } }]);
  });
});
