import type { Period } from './trends.js';

/** The share of issues that a department wants handled in time. */
export const inTimeTarget = 0.9;
export const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Of the deadlines of a week's reports that were met or missed by now: how many were met in time. */
export interface InTime {
  decided: number;
  inTime: number;
}

/** What became of one week. */
export interface Week {
  reported: number;
  /** In this week, whenever it was reported. */
  resolved: number;
  acknowledge: InTime;
  resolve: InTime;
}

/** Of one sector or category. */
export interface WeeksOfKey {
  key: string | null;
  weeks: Week[];
}

/** What is counted of one key in one week; `week` from 0, the latest. `whole`: of all keys together. */
export interface WeekCount extends Week {
  key: string | null;
  whole: boolean;
  week: number;
}

const noWeek: Week = { reported: 0, resolved: 0, acknowledge: { decided: 0, inTime: 0 }, resolve: { decided: 0, inTime: 0 } };

/** The weeks of a period, counted back from its end, the first one first. A week that begins before the period is none of it. */
export function weeksOf({ fromMs, toMs }: Period): Period[] {
  const count = Math.floor((toMs - fromMs) / weekMs);
  return Array.from({ length: count }, (_, index) => {
    const endMs = toMs - (count - 1 - index) * weekMs;
    return { fromMs: endMs - weekMs, toMs: endMs };
  });
}

/** A line of weeks for each key, and one for all together. Where nothing happened there are zeros. The line that grew most comes first. */
export function weekLines(counts: readonly WeekCount[], weekCount: number): { items: WeeksOfKey[]; total: Week[] } {
  const empty = () => Array.from({ length: weekCount }, () => noWeek);
  const lines = new Map<string | null, Week[]>();
  const total = empty();
  for (const { key, whole, week, ...figures } of counts) {
    const line = whole ? total : (lines.get(key) ?? empty());
    if (!whole) lines.set(key, line);
    line[weekCount - 1 - week] = figures;
  }
  const items = [...lines].map(([key, weeks]) => ({ key, weeks }));
  return {
    items: items.sort((a, b) => growthOf(b.weeks) - growthOf(a.weeks) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1)),
    total,
  };
}

/** How many more reports a week there are in the later half than in the earlier. */
export function growthOf(weeks: readonly Pick<Week, 'reported'>[]): number {
  const half = Math.floor(weeks.length / 2);
  const sum = (part: readonly Pick<Week, 'reported'>[]) => part.reduce((all, { reported }) => all + reported, 0);
  return half === 0 ? 0 : (sum(weeks.slice(-half)) - sum(weeks.slice(0, half))) / half;
}
