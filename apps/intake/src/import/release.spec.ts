import { describe, expect, it } from '@jest/globals';
import { lostOf, roomFor } from './release.js';

describe('releasing imported reports', () => {
  it('leaves no more under way than the window holds', () => {
    expect(roomFor(new Map(), 3)).toBe(3);
    expect(roomFor(new Map([['a', 0]]), 3)).toBe(2);
    expect(roomFor(new Map(['a', 'b', 'c', 'd'].map((id) => [id, 0])), 3)).toBe(0);
  });

  it('waits for what is under way while nothing comes back, and gives up what others have overtaken', () => {
    const underWay = new Map([
      ['old', 0],
      ['new', 100_000],
    ]);
    expect(lostOf(underWay, 120_000, 0)).toEqual([]);
    expect(lostOf(underWay, 120_000, 110_000)).toEqual(['old']);
    expect(lostOf(underWay, 50_000, 50_000)).toEqual([]);
  });
});
