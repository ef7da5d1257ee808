import { describe, expect, it } from '@jest/globals';
import { noFigures, periodBefore, periodFault, periodOf, trendsOf, type Count } from './trends.js';

const day = (date: string) => Date.parse(`${date}T00:00:00Z`);
const now = day('2026-06-30');

describe('the period of trends', () => {
  it('is the last four weeks unless said otherwise', () => {
    expect(periodOf(undefined, undefined, now)).toEqual({ fromMs: day('2026-06-02'), toMs: now });
    expect(periodOf(undefined, day('2026-03-29'), now)).toEqual({ fromMs: day('2026-03-01'), toMs: day('2026-03-29') });
    expect(periodOf(day('2026-06-01'), undefined, now)).toEqual({ fromMs: day('2026-06-01'), toMs: now });
  });

  it('is compared with one as long, right before it', () => {
    expect(periodBefore({ fromMs: day('2026-06-02'), toMs: now })).toEqual({
      fromMs: day('2026-05-05'),
      toMs: day('2026-06-02'),
    });
  });

  it.each<[string, number, number, string]>([
    ['an end before its start', now, now - 1, 'from'],
    ['no length', now, now, 'from'],
    ['more than a leap year', now - 366 * 86_400_000 - 1, now, 'from'],
    ['a start before this century', day('1999-12-31'), day('2000-01-02'), 'from'],
    ['an end after this century', day('2099-12-31'), day('2100-01-01'), 'to'],
    ['a start that is no time', NaN, now, 'from'],
    ['an end that is no time', now, NaN, 'to'],
  ])('with %s is refused', (_, fromMs, toMs, path) => {
    expect(periodFault({ fromMs, toMs })?.path).toBe(path);
  });

  it('may be a leap year long', () => {
    expect(periodFault({ fromMs: now - 366 * 86_400_000, toMs: now })).toBeNull();
  });
});

describe('trends', () => {
  const count = (key: string | null, reported: number, more: Partial<Count> = {}): Count => ({
    ...noFigures,
    ...{ key, precinct: null, whole: false, isBefore: false, reported, ...more },
  });

  it('have a line for each key of either period, most reports first', () => {
    const { items } = trendsOf([
      count('B', 1),
      count('A', 1),
      count('C', 3, { isBefore: true }),
      count('A', 7, { isBefore: true }),
      count(null, 2),
    ]);
    expect(items.map(({ key, reported, before }) => [key, reported, before.reported])).toEqual([
      [null, 2, 0],
      ['A', 1, 7],
      ['B', 1, 0],
      ['C', 0, 3],
    ]);
  });

  it('count all keys together, and nothing where there is nothing', () => {
    expect(trendsOf([])).toEqual({ items: [], total: { ...noFigures, before: noFigures } });
    const { items, total } = trendsOf([count(null, 9, { whole: true }), count(null, 4, { whole: true, isBefore: true })]);
    expect([items, total]).toEqual([[], { ...noFigures, reported: 9, before: { ...noFigures, reported: 4 } }]);
  });
});
