import { serverNowMs } from './server-clock.js';
import { dayOf, departmentZone } from './zone.js';

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

/** An instant with its zone, the department's: `Nov 23, 2026, 14:02 GMT+1`. */
export function absoluteTime(instant: string | Date, locale?: string): string {
  const at = new Date(instant);
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: departmentZone(),
  });
  return `${format.format(at)} ${zoneName(at, departmentZone(), locale)}`;
}

/** The zone of a moment, for people: `EST`, `GMT+1`. */
export function zoneName(at: Date, timeZone?: string, locale?: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short', timeZone }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** A moment of today as one says it, by the department's clock: `18:00`. */
export function timeOfDay(at: Date | number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23', timeZone: departmentZone() }).format(at);
}

/** A moment near now, as one says it, by the department's clock: `18:00`; with its day where that is not today's: `Tue 06:00`. */
export function clockTime(instant: string | number, nowMs: number = serverNowMs(), locale?: string): string {
  const at = new Date(instant);
  if (dayOf(at) === dayOf(nowMs)) return timeOfDay(at, locale);
  const form =
    Math.abs(at.getTime() - nowMs) < 6 * dayMs ? ({ weekday: 'short' } as const) : ({ month: 'short', day: 'numeric' } as const);
  return `${new Intl.DateTimeFormat(locale, { ...form, timeZone: departmentZone() }).format(at)} ${timeOfDay(at, locale)}`;
}
