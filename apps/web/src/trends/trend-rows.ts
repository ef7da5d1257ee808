import type { paths } from '../api/schema.js';
import { durationWords } from '../time/words.js';

export type Trends = Exclude<paths['/api/v1/trends']['get']['responses'][200]['content']['application/json'], string>;
export type TrendItem = Trends['items'][number];
export type Spread = TrendItem['acknowledge'];
/** What is measured: from the report to the first acknowledgement, or to the last resolution. */
export type Measure = 'acknowledge' | 'resolve';

export const periodsDays = [7, 28, 90] as const;
export type PeriodDays = (typeof periodsDays)[number];
export const usualDays: PeriodDays = 28;

/** The period of an address: 7, 28 or 90 days; 28 for anything else. */
export const periodOf = (text: string | null): PeriodDays => periodsDays.find((days) => String(days) === text) ?? usualDays;

export const keyOf = (text: string | null): 'sector' | 'category' => (text === 'category' ? 'category' : 'sector');

export function secondsWords(seconds: number | null): string {
  return seconds === null ? 'none' : durationWords(seconds * 1_000);
}

/** How a figure stands to that of the period before: `12 % slower`, `8 % faster`, `as before`; null where there is nothing to compare. */
export function changeWords(nowSeconds: number | null, beforeSeconds: number | null): string | null {
  if (nowSeconds === null || !beforeSeconds) return null;
  const percent = Math.round(((nowSeconds - beforeSeconds) / beforeSeconds) * 100);
  if (percent === 0) return 'as before';
  return `${Math.abs(percent)} % ${percent > 0 ? 'slower' : 'faster'}`;
}

export interface ChartBar {
  name: string;
  medianHours: number;
  slowHours: number;
  medianWords: string;
  slowWords: string;
}

/** What is drawn: of one measure, whatever has a sample, in hours. */
export function chartBars(items: readonly TrendItem[], measure: Measure, nameOf: (key: string | null) => string): ChartBar[] {
  return items.flatMap((item) => {
    const { count, p50Seconds, p90Seconds } = item[measure];
    if (p50Seconds === null || p90Seconds === null) return [];
    return [
      {
        name: nameOf(item.key),
        medianHours: p50Seconds / 3_600,
        slowHours: p90Seconds / 3_600,
        medianWords: `${secondsWords(p50Seconds)} (of ${count})`,
        slowWords: secondsWords(p90Seconds),
      },
    ];
  });
}
