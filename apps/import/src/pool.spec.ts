import { describe, expect, it } from '@jest/globals';
import { forEachConcurrently } from './pool.js';

async function* numbers(count: number, taken: number[] = []) {
  for (let number = 0; number < count; number++) {
    taken.push(number);
    yield number;
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('working on rows side by side', () => {
  it('takes each once, never more than the limit at a time, and never reads ahead', async () => {
    const taken: number[] = [];
    const done: number[] = [];
    let underWay = 0;
    let most = 0;
    await forEachConcurrently(numbers(100, taken), 4, async (number) => {
      most = Math.max(most, ++underWay);
      expect(taken.length - done.length).toBeLessThanOrEqual(4);
      await turn();
      underWay--;
      done.push(number);
    });
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, number) => number));
    expect(most).toBe(4);
  });

  it('stops at the first error and throws it', async () => {
    const taken: number[] = [];
    const work = async (number: number) => {
      await turn();
      if (number === 5) throw new Error('five');
    };
    await expect(forEachConcurrently(numbers(1_000, taken), 4, work)).rejects.toThrow('five');
    expect(taken.length).toBeLessThan(20);
  });

  it('finishes what is on its way when it is told to stop', async () => {
    const controller = new AbortController();
    const done: number[] = [];
    const work = async (number: number) => {
      if (number === 8) controller.abort();
      await turn();
      done.push(number);
    };
    await forEachConcurrently(numbers(1_000), 4, work, controller.signal);
    expect(done.length).toBeGreaterThanOrEqual(9);
    expect(done.length).toBeLessThan(20);
  });
});
