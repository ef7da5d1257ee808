const dayMs = 24 * 3_600_000;

/** A moment near now, as one says it: `18:00`; with its day where that is not today's: `Tue 06:00`. */
export function clockTime(instant: string | number, nowMs: number = Date.now(), locale?: string): string {
  const at = new Date(instant);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23' }).format(at);
  if (at.toDateString() === new Date(nowMs).toDateString()) return time;
  const isNear = Math.abs(at.getTime() - nowMs) < 6 * dayMs;
  const day = new Intl.DateTimeFormat(locale, isNear ? { weekday: 'short' } : { month: 'short', day: 'numeric' }).format(at);
  return `${day} ${time}`;
}
