import { describe, expect, it } from '@jest/globals';
import { setDepartmentZone } from '../time/zone.js';
import { growthWords, scaleOf, shareWords, weekRows } from './week-rows.js';

const week = (reported: number, decided = 0, inTime = 0) => ({
  ...{ reported, resolved: 1, acknowledge: { decided, inTime }, resolve: { decided: 0, inTime: 0 } },
});

describe('trends week by week', () => {
  it('have a row for each week, by its first day, with shares and the size of their samples', () => {
    setDepartmentZone('America/New_York');
    const weeks = [{ from: '2026-11-02T05:00:00Z', to: '2026-11-09T05:00:00Z' }];
    expect(weekRows({ weeks, total: [week(4, 3, 2)] }, 'en-US')).toEqual([
      {
        ...{ name: 'Nov 2', reported: 4, resolved: 1, acknowledged: 67, resolvedInTime: null },
        ...{ acknowledgedWords: '67 % of 3', resolvedWords: 'none yet' },
      },
    ]);
    expect(shareWords({ decided: 1, inTime: 0 })).toBe('0 % of 1');
  });

  it('say whether reports grow, and are drawn on one scale', () => {
    expect([[1, 3].map((n) => week(n)), [5, 9, 2, 2].map((n) => week(n)), [2, 2].map((n) => week(n))].map(growthWords)).toEqual([
      '2 more a week',
      '5 fewer a week',
      'as before',
    ]);
    expect(growthWords([week(1)])).toBe('one week');
    expect(scaleOf([{ weeks: [week(2)] }, { weeks: [week(7)] }])).toBe(7);
    expect(scaleOf([])).toBe(1);
  });
});
