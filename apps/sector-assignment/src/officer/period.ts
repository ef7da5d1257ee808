import type { FieldError } from '@owcr/platform';

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
export function periodFault(kind: PeriodKind, startsAtMs: number, endsAtMs: number): FieldError | null {
  for (const [path, atMs] of [
    ['startsAt', startsAtMs],
    ['endsAt', endsAtMs],
  ] as const)
    if (atMs < earliestMs || atMs >= latestMs) return { path, message: 'must be a time from 2000 to 2099' };
  if (endsAtMs <= startsAtMs) return { path: 'endsAt', message: 'must be after startsAt' };
  if (endsAtMs - startsAtMs > longestMs[kind])
    return { path: 'endsAt', message: `must be at most ${longestMs[kind] / hourMs} hours after startsAt` };
  return null;
}
