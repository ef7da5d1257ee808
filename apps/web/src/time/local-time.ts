import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { departmentZone } from './zone.js';

/** A moment as a field of date and time holds it, by the department's clock: `2026-11-23T14:05`. */
export function localTimeOf(instant: string, timeZone = departmentZone()): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...({ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit' } as const),
    ...({ day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
  });
  const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The moment that such a field stands for; of two, where the clock goes back, the first. Null: it is no time. */
export function instantOfLocal(text: string, timeZone = departmentZone()): string | null {
  const [, ...figures] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(text) ?? [];
  const [year, month, day, hour, minute] = figures.map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  try {
    return new Date(toZonedDateTime(create(year, month, day, hour, minute), timeZone).epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}
