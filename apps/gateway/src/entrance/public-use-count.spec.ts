import { describe, expect, it } from '@jest/globals';
import { beginUse, endUse, type UseCount, type UseLimit, type UseOutcome } from './public-use-count.js';

const limit: UseLimit = { max: 2, refusedMax: 3, windowMs: 1_000 };

/** What a try is told after others that came one after the other and ended like this. */
function after(outcomes: readonly UseOutcome[], nowMs: number): ReturnType<typeof beginUse> {
  let count: UseCount | undefined;
  for (const outcome of outcomes) {
    const begun = beginUse(count, limit, 0);
    if ('waitMs' in begun) return begun;
    count = endUse(begun.count, begun.count.beganAtMs, outcome);
  }
  return beginUse(count, limit, nowMs);
}

describe('what an address does without an account', () => {
  it('is limited by what was accepted', () => {
    expect(after(['accepted'], 10)).toMatchObject({ count: { accepted: 2 } });
    expect(after(['accepted', 'accepted'], 10)).toEqual({ waitMs: 990 });
  });

  it('is not used up by what was refused, which has a bound of its own', () => {
    expect(after(['refused', 'refused', 'accepted'], 10)).toMatchObject({ count: { accepted: 2, refused: 2 } });
    expect(after(['refused', 'refused', 'refused'], 10)).toEqual({ waitMs: 990 });
  });

  it('is not used up by what failed, however often', () => {
    expect(after(Array<UseOutcome>(20).fill('failed'), 10)).toEqual({ count: { beganAtMs: 0, accepted: 1, refused: 0 } });
  });

  it('counts what is under way, so that nobody gets more by asking all at once', () => {
    const underWay = { beganAtMs: 0, accepted: 2, refused: 0 };
    expect(beginUse(underWay, limit, 400)).toEqual({ waitMs: 600 });
  });

  it('begins again when the window is over, and what ends only then changes nothing', () => {
    expect(after(['accepted', 'accepted'], 1_000)).toEqual({ count: { beganAtMs: 1_000, accepted: 1, refused: 0 } });
    const later = { beganAtMs: 1_000, accepted: 1, refused: 0 };
    expect(endUse(later, 0, 'refused')).toEqual(later);
  });
});
