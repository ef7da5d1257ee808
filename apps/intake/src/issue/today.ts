import { Temporal } from 'temporal-polyfill';

/** When the day that it is in a time zone ends there: the next midnight, or what comes first after one that a clock change skips. */
export function endOfToday(now: string, timeZone: string): string {
  const tomorrow = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  return tomorrow.toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: 'millisecond' });
}
