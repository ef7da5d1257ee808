import { expect, it } from '@jest/globals';
import { lengthWords, readLength } from './length.js';

it('says a length exactly, and reads what it says', () => {
  for (const seconds of [1, 59, 60, 5_400, 86_399, 86_400, 604_800, 1_209_601])
    expect(readLength(lengthWords(seconds))).toBe(seconds);
  expect([lengthWords(9_000), lengthWords(1_209_600), lengthWords(0)]).toEqual(['2 h 30 min', '14 d', '0 min']);
});

it('reads a length as people write it', () => {
  expect(['90 min', '2h 30min', '1.5 days', '1 day and 2 hours', '0,5 h', '45 minutes'].map(readLength)).toEqual([
    5_400, 9_000, 129_600, 93_600, 1_800, 2_700,
  ]);
});

it('guesses nothing: not a unit, and not what is left over', () => {
  expect(['', '30', '2 weeks', 'soon', '2 h maybe', '-3 h', '2 h 30'].map(readLength)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});
