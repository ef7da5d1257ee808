import { durationWords } from '../time/words.js';

/** How near a deadline is. `soon` begins with the last quarter of the time allowed, and is at least the last 15 minutes of it. */
export type Urgency = 'calm' | 'soon' | 'late';

const soonShare = 0.25;
const soonAtLeastMs = 15 * 60_000;

export interface Span {
  /** When the time began to run; null where it is not known. */
  startedAt: string | null;
  dueAt: string;
}

export function urgencyOf({ startedAt, dueAt }: Span, nowMs: number): Urgency {
  const dueMs = Date.parse(dueAt);
  if (nowMs >= dueMs) return 'late';
  const allowedMs = startedAt === null ? 0 : dueMs - Date.parse(startedAt);
  return dueMs - nowMs <= Math.max(soonAtLeastMs, allowedMs * soonShare) ? 'soon' : 'calm';
}

/** The share of the time allowed that has passed, 0 to 1. Where it is not known when the time began: 1 when it is over, else null. */
export function shareOf({ startedAt, dueAt }: Span, nowMs: number): number | null {
  const dueMs = Date.parse(dueAt);
  if (nowMs >= dueMs) return 1;
  if (startedAt === null) return null;
  const startMs = Date.parse(startedAt);
  return Math.min(1, Math.max(0, (nowMs - startMs) / (dueMs - startMs)));
}

/** `in 25 min`, `late by 2 h`. */
export function deadlineWords(dueAt: string, nowMs: number): string {
  const leftMs = Date.parse(dueAt) - nowMs;
  return leftMs > 0 ? `in ${durationWords(leftMs)}` : `late by ${durationWords(leftMs)}`;
}
