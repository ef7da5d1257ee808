import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalReference, referenceOf } from './reference.js';

describe('the reference of an issue', () => {
  it.each([
    [1, 'A1-0001'],
    [9_999, 'A1-9999'],
    [10_000, 'A2-0000'],
    [89_999, 'A9-9999'],
    [90_000, 'B1-0000'],
    [301_042, 'D4-1042'],
    [2_159_999, 'Z9-9999'],
    [2_160_000, 'AA1-0000'],
    [2_160_000 + 24 * 24 * 90_000, 'AAA1-0000'],
  ])('of number %d is %s', (n, reference) => {
    expect(referenceOf(n)).toBe(reference);
  });

  it('is never given twice: its number can be read back from it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (n) => numberOf(referenceOf(n)) === n));
  });

  it('is never given twice among the first 300,000', () => {
    const seen = new Set(Array.from({ length: 300_000 }, (_, index) => referenceOf(index + 1)));
    expect(seen.size).toBe(300_000);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses %d, which numbers no issue', (n) => {
    expect(() => referenceOf(n)).toThrow(RangeError);
  });

  it.each([
    ['d4 1042', 'D4-1042'],
    ['D41042', 'D4-1042'],
    ['  aa1-0000 ', 'AA1-0000'],
    ['I1-0001', null],
    ['A0-0001', null],
    ['graffiti', null],
  ])('typed as %j is looked up as %j', (typed, reference) => {
    expect(normalReference(typed)).toBe(reference);
  });
});

/** The inverse, written on its own so that it does not repeat a mistake. */
function numberOf(reference: string): number {
  const [head, within] = reference.split('-') as [string, string];
  const digits = [...head.slice(0, -1)].map((letter) => 'ABCDEFGHJKLMNPQRSTUVWXYZ'.indexOf(letter) + 1);
  const letterIndex = digits.reduce((sum, digit) => sum * 24 + digit, 0) - 1;
  return (letterIndex * 9 + Number(head.slice(-1)) - 1) * 10_000 + Number(within);
}
