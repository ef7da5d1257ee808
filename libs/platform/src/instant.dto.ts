import { ValidateBy } from 'class-validator';

/** A day and a time to the second with its offset, and up to nine digits behind it: `date-time` of RFC 3339, without leap seconds. */
const instant = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const day = /^(\d{4}-\d{2}-\d{2})$/;
/** What the database and JSON can both say: years 1 to 9999 in UTC. */
const [earliestMs, latestMs] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** An instant with its offset said: a time without one is another instant on every machine. Its property says `format: 'date-time'`. */
export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: () => 'must be a time with its offset, for example 2026-03-01T12:00:00Z',
    },
  });

/** A day, which is its beginning in UTC, or an instant. */
export const IsDayOrInstant = () =>
  ValidateBy({
    name: 'isDayOrInstant',
    validator: {
      validate: (value: unknown) => isInstant(value) || (typeof value === 'string' && isOnCalendar(day.exec(value)?.[1])),
      defaultMessage: () => 'must be a day, or a time with its offset, for example 2026-03-01T12:00:00Z',
    },
  });

/** Whether this is `date-time` of RFC 3339, on a day there is. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== 'string' || !isOnCalendar(instant.exec(value)?.[1])) return false;
  const atMs = Date.parse(value);
  return atMs >= earliestMs && atMs <= latestMs;
}

/** `Date` takes the 30th of February for the 2nd of March. */
function isOnCalendar(text: string | undefined): boolean {
  if (text === undefined || text < '0001') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
