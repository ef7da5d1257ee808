import { Temporal } from 'temporal-polyfill';

/** Reads a date and time as people wrote it and gives ISO 8601 in UTC, or null when it is not one. */
export type LocalTimeReader = (text: string) => string | null;

const parts: Record<string, { pattern: string; name: string }> = {
  yyyy: { pattern: '(?<year>\\d{4})', name: 'year' },
  MM: { pattern: '(?<month>\\d{1,2})', name: 'month' },
  dd: { pattern: '(?<day>\\d{1,2})', name: 'day' },
  HH: { pattern: '(?<hour>\\d{1,2})', name: 'hour' },
  hh: { pattern: '(?<hour>\\d{1,2})', name: 'hour' },
  mm: { pattern: '(?<minute>\\d{2})', name: 'minute' },
  ss: { pattern: '(?<second>\\d{2})', name: 'second' },
  a: { pattern: '(?<half>[AaPp]\\.?[Mm]\\.?)', name: 'half' },
};

/**
 * A reader for one format (`MM/dd/yyyy hh:mm:ss a`, or `iso`) and one time zone. A time that the clock change skips is moved
 * forward by the gap; one that happens twice is taken as the first. Throws when the format or the zone is not one.
 */
export function localTimeReader(format: string, zone: string): LocalTimeReader {
  new Temporal.ZonedDateTime(0n, zone);
  return format === 'iso' ? (text) => readIso(text, zone) : formatted(format, zone);
}

function formatted(format: string, zone: string): LocalTimeReader {
  const pattern = toPattern(format);
  const halfDay = format.includes('hh');
  return (text) => {
    const found = pattern.exec(text.trim())?.groups;
    if (!found) return null;
    const hour = halfDay ? hourOfHalfDay(Number(found.hour), found.half!) : Number(found.hour ?? 0);
    if (hour === null) return null;
    const fields = { year: Number(found.year), month: Number(found.month), day: Number(found.day) };
    return toUtc({ ...fields, hour, minute: Number(found.minute ?? 0), second: Number(found.second ?? 0) }, zone);
  };
}

function toPattern(format: string): RegExp {
  const used = new Set<string>();
  const source = format.replace(/yyyy|MM|dd|HH|hh|mm|ss|a|[^]/g, (token) => {
    const part = parts[token];
    if (!part) return token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/[a-zA-Z]/g, unknownLetter);
    used.add(part.name);
    return part.pattern;
  });
  for (const name of ['year', 'month', 'day']) if (!used.has(name)) throw new RangeError(`a date format needs ${name}`);
  if (format.includes('hh') !== used.has('half')) throw new RangeError('hh and a belong together');
  return new RegExp(`^${source}$`);
}

function unknownLetter(letter: string): string {
  if (letter === 'T') return letter;
  throw new RangeError(`"${letter}" means nothing in a date format`);
}

function hourOfHalfDay(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function readIso(text: string, zone: string): string | null {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return withoutOffset(text, zone);
  }
}

function withoutOffset(text: string, zone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}

type DateTimeFields = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;

function toUtc(fields: DateTimeFields, zone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(fields, { overflow: 'reject' }).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}
