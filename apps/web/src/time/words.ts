const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A length of time as people say it, in its one or two largest units: `25 min`, `2 h 5 min`, `3 d 4 h`. Never negative. */
export function durationWords(ms: number): string {
  const length = Math.abs(ms);
  if (length < minuteMs) return `${Math.floor(length / 1_000)} s`;
  if (length < hourMs) return `${Math.floor(length / minuteMs)} min`;
  if (length < dayMs) return two(Math.floor(length / hourMs), 'h', Math.floor((length % hourMs) / minuteMs), 'min');
  return two(Math.floor(length / dayMs), 'd', Math.floor((length % dayMs) / hourMs), 'h');
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** How often: `once`, `twice`, `3 times`. */
export function timesWords(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** How long ago: `just now` below a minute. */
export function agoWords(atMs: number, nowMs: number): string {
  return nowMs - atMs < minuteMs ? 'just now' : `${durationWords(nowMs - atMs)} ago`;
}

/** An instant with its zone: `Nov 23, 2026, 14:02 GMT+1`. */
export function absoluteTime(instant: string | Date, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
    .format(new Date(instant))
    .concat(' ', zoneName(new Date(instant), locale));
}

function zoneName(at: Date, locale?: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
