import { DateTime } from 'luxon';
import { Temporal } from 'temporal-polyfill';

/** Reads a date and time as people wrote it and gives ISO 8601 in UTC, or null when it is not one. */
export type LocalTimeReader = (text: string) => string | null;

/**
 * What a format may be made of, longest first; luxon reads them. A day or an hour in two digits is read from one as well: spreadsheets
 * drop the zero. A year in two digits is the one within 1961 to 2060.
 */
const tokens: Record<string, { read: string; name: string }> = {
  yyyy: { read: 'yyyy', name: 'year' },
  yy: { read: 'yy', name: 'year' },
  MMMM: { read: 'MMMM', name: 'month' },
  MMM: { read: 'MMM', name: 'month' },
  MM: { read: 'M', name: 'month' },
  M: { read: 'M', name: 'month' },
  dd: { read: 'd', name: 'day' },
  d: { read: 'd', name: 'day' },
  HH: { read: 'H', name: 'hour' },
  H: { read: 'H', name: 'hour' },
  hh: { read: 'h', name: 'half hour' },
  h: { read: 'h', name: 'half hour' },
  mm: { read: 'm', name: 'minute' },
  m: { read: 'm', name: 'minute' },
  ss: { read: 's', name: 'second' },
  s: { read: 's', name: 'second' },
  SSS: { read: 'SSS', name: 'fraction' },
  a: { read: 'a', name: 'half' },
};
const tokenPattern = /yyyy|yy|MMMM|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|SSS|ss|s|a|[^]/g;

/**
 * A reader for one format (`MM/dd/yyyy hh:mm:ss a`, `M/d/yy H:mm`, `dd-MMM-yyyy`, or `iso`) and one time zone. A time that the clock change
 * skips is moved forward by the gap; one that happens twice is taken as the first. Throws when the format or the zone is not one.
 */
export function localTimeReader(format: string, zone: string): LocalTimeReader {
  new Temporal.ZonedDateTime(0n, zone);
  return format === 'iso' ? (text) => readIso(text, zone) : formatted(format, zone);
}

function formatted(format: string, zone: string): LocalTimeReader {
  const written = toLuxon(format);
  const parser = DateTime.buildFormatParser(written, { locale: 'en-US' });
  return (text) => {
    // The clock of UTC has no gaps, so that what is read is what was written; the zone comes after.
    const read = DateTime.fromFormatParser(plain(text), parser, { zone: 'utc', locale: 'en-US' });
    // Luxon takes 13:00 PM for one o'clock, and four digits for two: what it read must be what is there.
    if (!read.isValid || comparable(read.toFormat(written)) !== comparable(plain(text))) return null;
    const { year, month, day, hour, minute, second, millisecond } = read;
    return toUtc({ year, month, day, hour, minute, second, millisecond }, zone);
  };
}

/** Blanks of any kind are one blank, and `a.m.` is `AM`. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\b([AaPp])\.?\s?[Mm]\.?$/, '$1M');
}

function comparable(text: string): string {
  return text.toLowerCase().replace(/\b0+(?=\d)/g, '');
}

function toLuxon(format: string): string {
  const used = new Set<string>();
  const read = format.trim().replace(tokenPattern, (part) => {
    const token = tokens[part];
    if (token) {
      used.add(token.name);
      return token.read;
    }
    if (/[a-zA-Z]/.test(part) && part !== 'T') throw new RangeError(`"${part}" means nothing in a date format`);
    return part === 'T' ? "'T'" : part;
  });
  for (const name of ['year', 'month', 'day']) if (!used.has(name)) throw new RangeError(`a date format needs ${name}`);
  if (used.has('half hour') !== used.has('half')) throw new RangeError('hh and a belong together');
  return read;
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

type DateTimeFields = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond', number>;

function toUtc(fields: DateTimeFields, zone: string): string {
  return Temporal.PlainDateTime.from(fields, { overflow: 'reject' }).toZonedDateTime(zone).toInstant().toString();
}
