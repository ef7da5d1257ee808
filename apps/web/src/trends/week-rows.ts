import type { paths } from '../api/schema.js';
import { departmentZone } from '../time/zone.js';

export type Weeks = paths['/api/v1/trends/weeks']['get']['responses'][200]['content']['application/json'];
export type Week = Weeks['total'][number];
type InTime = Week['acknowledge'];

/** The share that was done in time, in percent; null where nothing is decided yet. */
export const percentOf = ({ decided, inTime }: InTime): number | null =>
  decided === 0 ? null : Math.round((inTime / decided) * 100);

/** `92 % of 25`, `none yet`. */
export function shareWords(share: InTime): string {
  const percent = percentOf(share);
  return percent === null ? 'none yet' : `${percent} % of ${share.decided}`;
}

/** A week by its first day: `Nov 2`. */
export const weekName = (from: string, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: departmentZone() }).format(new Date(from));

export interface WeekRow {
  name: string;
  reported: number;
  resolved: number;
  acknowledged: number | null;
  resolvedInTime: number | null;
  acknowledgedWords: string;
  resolvedWords: string;
}

/** A row for each week, the first one first. */
export function weekRows({ weeks, total }: Pick<Weeks, 'weeks' | 'total'>, locale?: string): WeekRow[] {
  return total.map(({ reported, resolved, acknowledge, resolve }, index) => ({
    name: weekName(weeks[index]!.from, locale),
    ...{ reported, resolved, acknowledged: percentOf(acknowledge), resolvedInTime: percentOf(resolve) },
    ...{ acknowledgedWords: shareWords(acknowledge), resolvedWords: shareWords(resolve) },
  }));
}

/** The most reports of one line in one week, at least 1: all small charts have one scale. */
export const scaleOf = (items: readonly { weeks: readonly Pick<Week, 'reported'>[] }[]): number =>
  Math.max(1, ...items.flatMap(({ weeks }) => weeks.map(({ reported }) => reported)));

/** How the later half of the weeks stands to the earlier, a week: `3 more a week`, `2 fewer a week`, `as before`. */
export function growthWords(weeks: readonly Pick<Week, 'reported'>[]): string {
  const half = Math.floor(weeks.length / 2);
  if (half === 0) return 'one week';
  const sum = (part: readonly Pick<Week, 'reported'>[]) => part.reduce((all, { reported }) => all + reported, 0);
  const growth = Math.round(((sum(weeks.slice(-half)) - sum(weeks.slice(0, half))) / half) * 10) / 10;
  if (growth === 0) return 'as before';
  return `${Math.abs(growth)} ${growth > 0 ? 'more' : 'fewer'} a week`;
}
