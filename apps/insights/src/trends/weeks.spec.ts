import { describe, expect, it } from '@jest/globals';
import { growthOf, weekLines, weekMs, weeksOf, type Week } from './weeks.js';

const none = { decided: 0, inTime: 0 };
const week = (reported: number): Week => ({ reported, resolved: 0, acknowledge: none, resolve: none });

describe('the weeks of a period', () => {
  it('are counted back from its end', () => {
    const [fromMs, toMs] = [0, 2.5 * weekMs];
    expect(weeksOf({ fromMs, toMs })).toEqual([
      { fromMs: 0.5 * weekMs, toMs: 1.5 * weekMs },
      { fromMs: 1.5 * weekMs, toMs },
    ]);
    expect(weeksOf({ fromMs, toMs: weekMs - 1 })).toEqual([]);
  });

  it('have a line for each sector, what grew most first, with zeros where nothing happened', () => {
    const counts = [
      { key: 'A', whole: false, week: 1, ...week(5) },
      { key: 'B', whole: false, week: 0, ...week(2) },
      { key: null, whole: true, week: 0, ...week(2) },
      { key: null, whole: true, week: 1, ...week(5) },
    ];
    expect(weekLines(counts, 2)).toEqual({
      items: [
        { key: 'B', weeks: [week(0), week(2)] },
        { key: 'A', weeks: [week(5), week(0)] },
      ],
      total: [week(5), week(2)],
    });
  });

  it('grow by the later half against the earlier; one in the middle is in neither', () => {
    expect(growthOf([1, 9, 3].map(week))).toBe(2);
    expect(growthOf([4].map(week))).toBe(0);
  });
});
