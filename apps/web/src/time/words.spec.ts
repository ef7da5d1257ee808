import { describe, expect, it } from '@jest/globals';
import { absoluteTime, agoWords, durationWords } from './words.js';

describe('lengths of time in words', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [25 * 60_000 + 30_000, '25 min'],
    [3_600_000, '1 h'],
    [2 * 3_600_000 + 5 * 60_000, '2 h 5 min'],
    [24 * 3_600_000, '1 d'],
    [76 * 3_600_000, '3 d 4 h'],
    [-25 * 60_000, '25 min'],
  ])('%d ms is %s', (ms, words) => expect(durationWords(ms)).toBe(words));

  it('says how long ago', () => {
    expect(agoWords(0, 30_000)).toBe('just now');
    expect(agoWords(60_000, 30_000)).toBe('just now');
    expect(agoWords(0, 120_000)).toBe('2 min ago');
  });

  it('names the zone of an instant', () => {
    expect(absoluteTime('2026-11-23T14:02:00Z', 'en-US')).toMatch(/Nov 23, 2026, \d\d:\d\d .+/);
  });
});
