import { ValidateBy } from 'class-validator';

const pattern = /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant with its offset said: a time without one is another instant on every machine. */
export const IsInstant = () =>
  ValidateBy({
    name: 'isInstant',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && pattern.test(value) && isOnCalendar(value),
      defaultMessage: () => 'must be an ISO 8601 time of this century with an offset, for example 2026-06-01T08:00:00Z',
    },
  });

/** `Date` takes the 30th of February for the 2nd of March. */
function isOnCalendar(value: string): boolean {
  const day = value.slice(0, 10);
  return !Number.isNaN(Date.parse(value)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
