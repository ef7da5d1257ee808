/** What trends are counted by. */
export const trendKeys = ['sector', 'category'] as const;
export type TrendKey = (typeof trendKeys)[number];

/** From its start on, up to its end and not with it. Epoch milliseconds. */
export interface Period {
  fromMs: number;
  toMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;
export const usualDays = 28;
export const periodDaysMax = 366;
/** Before this, there is nothing to count. */
const earliestMs = Date.UTC(2000, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** The period that is asked for: up to now, and four weeks, unless said otherwise. */
export function periodOf(fromMs: number | undefined, toMs: number | undefined, nowMs: number): Period {
  const end = toMs ?? nowMs;
  return { fromMs: fromMs ?? end - usualDays * dayMs, toMs: end };
}

/** What is wrong with a period, or null. */
export function periodFault({ fromMs, toMs }: Period): { path: 'from' | 'to'; message: string } | null {
  if (!(toMs >= earliestMs && toMs < latestMs)) return { path: 'to', message: 'must be a time from 2000 to 2099' };
  if (!(fromMs >= earliestMs && fromMs < latestMs)) return { path: 'from', message: 'must be a time from 2000 to 2099' };
  if (fromMs >= toMs) return { path: 'from', message: 'must be before to' };
  if (toMs - fromMs > periodDaysMax * dayMs) return { path: 'from', message: `must be at most ${periodDaysMax} days before to` };
  return null;
}

/** As long as the period, right before it. */
export function periodBefore({ fromMs, toMs }: Period): Period {
  return { fromMs: fromMs - (toMs - fromMs), toMs: fromMs };
}

/** How long something took, of `count` issues in which it was done. Whole seconds; null where there were none. */
export interface Spread {
  count: number;
  p50Seconds: number | null;
  p90Seconds: number | null;
}

/** What became of the issues that were reported in a period. */
export interface Figures {
  reported: number;
  /** Still open now. */
  open: number;
  /** Missed a deadline, of either kind. */
  late: number;
  acknowledgeMissed: number;
  resolveMissed: number;
  acknowledge: Spread;
  resolve: Spread;
}

export interface Trend extends Figures {
  /** The code of a sector or category; null: in no sector yet. */
  key: string | null;
  /** Of a sector. */
  precinct: string | null;
  before: Figures;
}

/** What is counted of one key in one of the two periods. `whole`: of all keys together. */
export interface Count extends Figures {
  key: string | null;
  precinct: string | null;
  whole: boolean;
  isBefore: boolean;
}

const nothing: Spread = { count: 0, p50Seconds: null, p90Seconds: null };
export const noFigures: Figures = {
  ...{ reported: 0, open: 0, late: 0, acknowledgeMissed: 0, resolveMissed: 0 },
  ...{ acknowledge: nothing, resolve: nothing },
};

/** Both periods side by side, a line for each key there is in either, those with most reports first, and all of them together. */
export function trendsOf(counts: readonly Count[]): { items: Trend[]; total: Figures & { before: Figures } } {
  const lines = new Map<string | null, Trend>();
  for (const { key, precinct, whole, isBefore, ...figures } of counts) {
    if (whole) continue;
    const line = lines.get(key) ?? { key, precinct, ...noFigures, before: noFigures };
    lines.set(key, isBefore ? { ...line, before: figures } : { ...line, ...figures });
  }
  const totalOf = (before: boolean) => {
    const found = counts.find(({ whole, isBefore }) => whole && isBefore === before);
    return found ? figuresOf(found) : noFigures;
  };
  return { items: [...lines.values()].sort(byReports), total: { ...totalOf(false), before: totalOf(true) } };
}

function figuresOf({ reported, open, late, acknowledgeMissed, resolveMissed, acknowledge, resolve }: Figures): Figures {
  return { reported, open, late, acknowledgeMissed, resolveMissed, acknowledge, resolve };
}

function byReports(a: Trend, b: Trend): number {
  return b.reported - a.reported || ((a.key ?? '') < (b.key ?? '') ? -1 : 1);
}
