/** A shift or an absence. */
export interface Period {
  id: string;
  officerId: string;
  /** ISO 8601 in UTC. */
  startsAt: string;
  endsAt: string;
  version: number;
}

export type PeriodKind = 'shift' | 'absence';

const hourMs = 60 * 60 * 1000;
/** A double shift is possible, a week is a typing error. */
const longestMs: Record<PeriodKind, number> = { shift: 24 * hourMs, absence: 400 * 24 * hourMs };

/** Anything else is a typing error, too: 0206 for 2026. */
const [earliestMs, latestMs] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];

/** What is wrong with a period, or null. Times are epoch milliseconds. */
export function periodFault(kind: PeriodKind, startsAtMs: number, endsAtMs: number): string | null {
  if (startsAtMs < earliestMs || endsAtMs >= latestMs) return 'must be, as startsAt, a time from 2000 to 2099';
  if (endsAtMs <= startsAtMs) return 'must be after startsAt';
  if (endsAtMs - startsAtMs > longestMs[kind]) return `must be at most ${longestMs[kind] / hourMs} hours after startsAt`;
  return null;
}
