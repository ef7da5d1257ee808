import { describe, expect, it } from '@jest/globals';
import { changeWords, chartBars, keyOf, periodOf, secondsWords, type TrendItem } from './trend-rows.js';

const nothing = { count: 0, p50Seconds: null, p90Seconds: null };
const figures = { reported: 0, open: 0, late: 0, acknowledgeMissed: 0, resolveMissed: 0, acknowledge: nothing, resolve: nothing };
const item = (key: string | null, more: Partial<TrendItem>): TrendItem => ({
  key,
  precinct: null,
  ...figures,
  before: figures,
  ...more,
});

describe('trends in words', () => {
  it('takes a period from the address, and 28 days for what is none', () => {
    expect(['7', '90', null, '8', 'x'].map(periodOf)).toEqual([7, 90, 28, 28, 28]);
    expect([keyOf('category'), keyOf('else'), keyOf(null)]).toEqual(['category', 'sector', 'sector']);
  });

  it('compares with the period before, where there is something to compare with', () => {
    expect(changeWords(112, 100)).toBe('12 % slower');
    expect(changeWords(92, 100)).toBe('8 % faster');
    expect(changeWords(100, 100)).toBe('as before');
    expect([changeWords(null, 100), changeWords(100, null), changeWords(5, 0)]).toEqual([null, null, null]);
    expect([secondsWords(null), secondsWords(90)]).toEqual(['none', '1 min']);
  });

  it('draws only what has a sample, and says its size', () => {
    const a = item('D1-A', { acknowledge: { count: 3, p50Seconds: 1_800, p90Seconds: 7_200 } });
    expect(chartBars([a, item(null, {})], 'acknowledge', (key) => key ?? 'none')).toEqual([
      { name: 'D1-A', medianHours: 0.5, slowHours: 2, medianWords: '30 min (of 3)', slowWords: '2 h' },
    ]);
    expect(chartBars([a], 'resolve', String)).toEqual([]);
  });
});
