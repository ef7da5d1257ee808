import { timeOfDay } from '../time/words.js';

/** A span of hours on a strip. */
export interface Strip {
  fromMs: number;
  toMs: number;
}

/** Where an instant lies on a strip, 0 to 1. */
export function shareAt({ fromMs, toMs }: Strip, instant: string | number): number {
  const atMs = typeof instant === 'number' ? instant : Date.parse(instant);
  return Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
}

const stepHours = 3;
/** Zones differ from UTC by whole quarters of an hour. */
const lookEveryMs = 15 * 60_000;

/** The hours that are named on a strip: every third one of the department's day. */
export function hourMarks({ fromMs, toMs }: Strip): { atMs: number; label: string }[] {
  const marks = [];
  for (let atMs = Math.ceil(fromMs / lookEveryMs) * lookEveryMs; atMs < toMs; atMs += lookEveryMs) {
    const label = timeOfDay(atMs, 'en-GB');
    const [hour, minute] = label.split(':').map(Number);
    if (minute === 0 && hour! % stepHours === 0) marks.push({ atMs, label });
  }
  return marks;
}
