import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settled } from '@owcr/platform';
import { Busy, Grouped } from './grouped.js';

const limits = { groupMax: 3, waitingMax: 4, waitMaxMs: 10_000 };

/** A write that ends when the test says so, and remembers what it was given. */
function controlled(settle: (item: number) => Settled<string> = (item) => ({ done: `stored ${item}` })) {
  const groups: number[][] = [];
  const open: (() => void)[] = [];
  const write = async (items: readonly number[]) => {
    groups.push([...items]);
    await new Promise<void>((resolve) => open.push(resolve));
    return items.map(settle);
  };
  /** Ends the write in hand, or the next one as soon as it begins. */
  const release = async () => {
    while (open.length === 0) await sleep(1);
    open.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { groups, write, release };
}

describe('writing in groups', () => {
  it('writes one that comes alone at once', async () => {
    const { groups, write, release } = controlled();
    const answer = new Grouped(write, limits).add(1);
    expect(groups).toEqual([[1]]);
    await release();
    expect(await answer).toBe('stored 1');
  });

  it('gathers what arrives meanwhile, in order, at most a group at a time', async () => {
    const { groups, write, release } = controlled();
    const grouped = new Grouped(write, limits);
    const answers = [1, 2, 3, 4, 5].map((item) => grouped.add(item));
    for (let round = 0; round < 3; round++) await release();
    expect(groups).toEqual([[1], [2, 3, 4], [5]]);
    expect(await Promise.all(answers)).toEqual(['stored 1', 'stored 2', 'stored 3', 'stored 4', 'stored 5']);
  });

  it('answers each caller with the error of its own item', async () => {
    const { write, release } = controlled((item) => (item === 3 ? { failed: new Error('taken') } : { done: `stored ${item}` }));
    const grouped = new Grouped(write, limits);
    const answers = Promise.allSettled([1, 2, 3, 4].map((item) => grouped.add(item)));
    await release();
    await release();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('takes the items one by one when the group as a whole fails', async () => {
    const groups: number[][] = [];
    const write = (items: readonly number[]): Promise<readonly Settled<string>[]> => {
      groups.push([...items]);
      return items.includes(3)
        ? Promise.reject(new Error('deadlock'))
        : Promise.resolve(items.map((item) => ({ done: `stored ${item}` })));
    };
    const grouped = new Grouped(write, limits);
    const answers = await Promise.allSettled([1, 2, 3, 4].map((item) => grouped.add(item)));
    expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails a group at once when each of its items would fail for the same reason', async () => {
    const groups: number[][] = [];
    const write = (items: readonly number[]): Promise<readonly Settled<string>[]> => {
      groups.push([...items]);
      return Promise.reject(new Error('database gone'));
    };
    const grouped = new Grouped(write, limits, (failure) => String(failure).includes('gone'));
    const answers = await Promise.allSettled([1, 2, 3, 4].map((item) => grouped.add(item)));
    expect(groups).toEqual([[1], [2, 3, 4]]);
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('goes on with the next group after one that failed', async () => {
    let calls = 0;
    const grouped = new Grouped<number, string>(() => {
      calls++;
      return calls === 1 ? Promise.reject(new Error('connection lost')) : Promise.resolve([{ done: 'stored' }]);
    }, limits);
    await expect(grouped.add(1)).rejects.toThrow('connection lost');
    expect(await grouped.add(2)).toBe('stored');
  });

  it('refuses more than may wait, without writing it', async () => {
    const { groups, write, release } = controlled();
    const grouped = new Grouped(write, limits);
    const answers = [1, 2, 3, 4, 5].map((item) => grouped.add(item));
    await expect(grouped.add(6)).rejects.toBeInstanceOf(Busy);
    for (let round = 0; round < 3; round++) await release();
    await Promise.all(answers);
    expect(groups.flat()).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuses one whose turn does not come in time, without writing it', async () => {
    const { groups, write, release } = controlled();
    const grouped = new Grouped(write, { ...limits, waitMaxMs: 5 });
    const first = grouped.add(1);
    await expect(grouped.add(2)).rejects.toBeInstanceOf(Busy);
    await release();
    expect(await first).toBe('stored 1');
    expect(groups).toEqual([[1]]);
  });

  it('does not refuse one that is being written, however long that takes', async () => {
    const { write, release } = controlled();
    const answer = new Grouped(write, { ...limits, waitMaxMs: 1 }).add(1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await release();
    expect(await answer).toBe('stored 1');
  });

  it('fails an item that the write left without an answer', async () => {
    const grouped = new Grouped<number, string>(() => Promise.resolve([]), limits);
    await expect(grouped.add(1)).rejects.toThrow('without an answer');
  });
});
