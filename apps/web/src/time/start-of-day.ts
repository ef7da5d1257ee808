import { addDays, create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDate';
import { departmentZone } from './zone.js';

/** When a day begins, or one so many days later: midnight, or what comes first after one that a clock change skips. Null: it is no day. */
export function startOfDay(day: string, daysLater = 0, timeZone = departmentZone()): string | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return null;
  try {
    const wanted = addDays(create(Number(year), Number(month), Number(date)), daysLater);
    return new Date(toZonedDateTime(wanted, timeZone).epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}
