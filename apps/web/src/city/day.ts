/** A span of hours on a strip. */
export interface Strip {
  fromMs: number;
  toMs: number;
}

/** The beginning of a day in the reader's zone; null for what is no day. */
export function dayStart(day: string | null): string | null {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const start = new Date(`${day}T00:00:00`);
  return Number.isNaN(start.getTime()) ? null : start.toISOString();
}

/** Where an instant lies on a strip, 0 to 1. */
export function shareAt({ fromMs, toMs }: Strip, instant: string | number): number {
  const atMs = typeof instant === 'number' ? instant : Date.parse(instant);
  return Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
}

const stepHours = 3;

/** The hours that are named on a strip: every third one of the reader's day. */
export function hourMarks({ fromMs, toMs }: Strip): { atMs: number; label: string }[] {
  const mark = new Date(fromMs);
  mark.setMinutes(0, 0, 0);
  const marks = [];
  for (; mark.getTime() < toMs; mark.setHours(mark.getHours() + 1)) {
    if (mark.getTime() < fromMs || mark.getHours() % stepHours !== 0) continue;
    marks.push({ atMs: mark.getTime(), label: `${String(mark.getHours()).padStart(2, '0')}:00` });
  }
  return marks;
}
