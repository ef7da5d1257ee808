import type { Channel, Location } from '@owcr/contracts';
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

export type ReadRow = { kind: 'request'; request: IssueRequest } | { kind: 'refused'; reason: string };

/** What the API takes; longer text is cut, because a long comment is no reason to lose a report. */
const summaryLengthMax = 200;
const descriptionLengthMax = 4_000;
const addressLengthMax = 300;
const sourceIdLengthMax = 100;

class Unreadable extends Error {}

/** Turns rows into requests by a mapping. Prepared once, because patterns and formats are compiled once. */
export function issueReader(mapping: Mapping): (values: Record<string, string>) => ReadRow {
  const category = categoryReader(mapping);
  const channel = channelReader(mapping);
  const readTime = mapping.reportedAt && localTimeReader(mapping.reportedAt.format, mapping.reportedAt.zone);
  return (values) => {
    try {
      const request: IssueRequest = {
        category: category(values),
        summary: required(cut(fill(mapping.summary, values), summaryLengthMax), 'there is no text for the summary'),
        description: optional(mapping.details, values, descriptionLengthMax),
        address: optional(mapping.address, values, addressLengthMax),
        location: readLocation(mapping.location, values),
        channel: channel(values),
        reportedAt: readReportedAt(mapping.reportedAt, readTime, values),
        source: { system: mapping.source.system, id: readSourceId(mapping, values) },
      };
      return { kind: 'request', request };
    } catch (error) {
      if (error instanceof Unreadable) return { kind: 'refused', reason: error.message };
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
  const text = mapped && values[mapped.column];
  if (!mapped || !read || !text) return undefined;
  return read(text) ?? fail(`"${mapped.column}" is not a date like ${mapped.format}: ${text}`);
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
  const value = text === '' ? NaN : Number(text);
  return Math.abs(value) <= max ? value : fail(`"${column}" is not a number from -${max} to ${max}: ${text || 'empty'}`);
}

function optional(template: TextTemplate | undefined, values: Record<string, string>, lengthMax: number): string | undefined {
  return (template && cut(fill(template, values), lengthMax)) || undefined;
}

function fill({ columns, separator }: TextTemplate, values: Record<string, string>): string {
  const texts = columns.map((part) => {
    const value = values[typeof part === 'string' ? part : part.column] ?? '';
    return value === '' || typeof part === 'string' ? value : `${part.label}: ${value}`;
  });
  return [...new Set(texts)].filter((value) => value !== '').join(separator);
}

function cut(value: string, lengthMax: number): string {
  return value.length <= lengthMax ? value : `${value.slice(0, lengthMax - 1).trimEnd()}…`;
}

function required(value: string, problem: string): string {
  return value === '' ? fail(problem) : value;
}

function fail(message: string): never {
  throw new Unreadable(message);
}
