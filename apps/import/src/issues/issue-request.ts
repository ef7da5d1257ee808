import { withEllipsis, type Channel, type Location } from '@owcr/contracts';
import { localTimeReader, type LocalTimeReader } from './local-time.js';
import type { Mapping, TextTemplate } from './mapping.js';

/** The body of `POST /issues` for one row. */
export interface IssueRequest {
  category: string;
  summary: string;
  description?: string;
  address?: string;
  location?: Location;
  channel: Channel;
  reportedAt?: string;
  source: { system: string; id: string };
}

/** `reason` is for this row; `fault` is the same for all rows with the same fault, so that they can be counted. */
export type ReadRow = { kind: 'request'; request: IssueRequest } | { kind: 'refused'; reason: string; fault: string };

/** What the API takes; longer text is cut, because a long comment is no reason to lose a report. */
const summaryLengthMax = 200;
const descriptionLengthMax = 4_000;
const addressLengthMax = 300;
const sourceIdLengthMax = 100;
/** As much of a cell as a message repeats. */
const quotedMax = 60;
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

class Unreadable extends Error {
  constructor(
    readonly fault: string,
    text?: string,
  ) {
    super(text === undefined ? fault : `${fault}: ${text}`);
  }
}

/** Turns rows into requests by a mapping. Prepared once, because patterns and formats are compiled once. */
export function issueReader(mapping: Mapping): (values: Record<string, string>) => ReadRow {
  const category = categoryReader(mapping);
  const channel = channelReader(mapping);
  const readTime = mapping.reportedAt && localTimeReader(mapping.reportedAt.format, mapping.reportedAt.zone);
  return (values) => {
    try {
      const request: IssueRequest = {
        category: category(values),
        summary: required(withEllipsis(fill(mapping.summary, values), summaryLengthMax), 'there is no text for the summary'),
        description: optional(mapping.details, values, descriptionLengthMax),
        address: optional(mapping.address, values, addressLengthMax),
        location: readLocation(mapping.location, values),
        channel: channel(values),
        reportedAt: readReportedAt(mapping.reportedAt, readTime, values),
        source: { system: mapping.source.system, id: readSourceId(mapping, values) },
      };
      return { kind: 'request', request };
    } catch (error) {
      if (error instanceof Unreadable) return { kind: 'refused', reason: error.message, fault: error.fault };
      throw error;
    }
  };
}

function readSourceId(mapping: Mapping, values: Record<string, string>): string {
  const id = required(values[mapping.source.id] ?? '', `"${mapping.source.id}" is empty`);
  if (id.length > sourceIdLengthMax)
    throw new Unreadable(`"${mapping.source.id}" is longer than ${sourceIdLengthMax} characters`);
  return id;
}

function categoryReader({ category }: Mapping) {
  const rules = category.rules.map((rule) => ({
    ...rule,
    fits: 'equals' in rule ? equalsAny(rule.equals) : matches(rule.matches),
  }));
  return (values: Record<string, string>) =>
    rules.find(({ column, fits }) => fits(values[column] ?? ''))?.category ?? category.default;
}

function equalsAny(wanted: readonly string[]) {
  const known = new Set(wanted.map((value) => value.toLowerCase()));
  return (value: string) => known.has(value.toLowerCase());
}

function matches(source: string) {
  const pattern = new RegExp(source, 'i');
  return (value: string) => pattern.test(value);
}

function channelReader({ channel }: Mapping) {
  const byValue = new Map(Object.entries(channel.values).map(([value, name]) => [value.toLowerCase(), name]));
  return (values: Record<string, string>): Channel =>
    byValue.get((values[channel.column ?? ''] ?? '').toLowerCase()) ?? channel.default;
}

function readReportedAt(
  mapped: Mapping['reportedAt'],
  read: LocalTimeReader | undefined,
  values: Record<string, string>,
): string | undefined {
  if (!mapped || !read) return undefined;
  const text = values[mapped.column] ?? '';
  // Taken for now, it would be another date than the one that is missing, and nobody would ever know.
  if (text === '') fail(`"${mapped.column}" is empty: when it was reported is not known`);
  const hint = isSerialDate(text) ? ' (a number: show the column as a date in the spreadsheet, and save it again)' : '';
  return read(text) ?? fail(`"${mapped.column}" is not a date like ${mapped.format}${hint}`, withEllipsis(text, quotedMax));
}

/** Days since 1900, as spreadsheets keep dates. */
function isSerialDate(text: string): boolean {
  return /^\d{4,6}(\.\d+)?$/.test(text);
}

/** None where both cells are empty or zero (no city is at 0, 0: exports write it for "unknown"). */
function readLocation(mapped: Mapping['location'], values: Record<string, string>): Location | undefined {
  if (!mapped) return undefined;
  const [latText, lngText] = [values[mapped.lat] ?? '', values[mapped.lng] ?? ''];
  if (latText === '' && lngText === '') return undefined;
  const lat = degrees(latText, mapped.lat, 90);
  const lng = degrees(lngText, mapped.lng, 180);
  return lat === 0 && lng === 0 ? undefined : { lat, lng };
}

function degrees(text: string, column: string, max: number): number {
  const value = decimal.test(text) ? Number(text) : NaN;
  if (Math.abs(value) <= max) return value;
  const hint = Math.abs(value) <= 180 ? ' (are latitude and longitude exchanged?)' : '';
  return fail(`"${column}" is not a number from -${max} to ${max}${hint}`, withEllipsis(text, quotedMax) || 'empty');
}

function optional(template: TextTemplate | undefined, values: Record<string, string>, lengthMax: number): string | undefined {
  return (template && withEllipsis(fill(template, values), lengthMax)) || undefined;
}

function fill({ columns, separator }: TextTemplate, values: Record<string, string>): string {
  const texts = columns.map((part) => {
    const value = values[typeof part === 'string' ? part : part.column] ?? '';
    return value === '' || typeof part === 'string' ? value : `${part.label}: ${value}`;
  });
  return [...new Set(texts)].filter((value) => value !== '').join(separator);
}

function required(value: string, problem: string): string {
  return value === '' ? fail(problem) : value;
}

function fail(fault: string, text?: string): never {
  throw new Unreadable(fault, text);
}
