import { isBlank, overridesDirection, ranks, type Rank } from '@owcr/contracts';
import type { RosterEntry } from './officer.js';
import { readPhoneNumber } from './phone-number.js';
import type { FieldError, NumberedEntry, RefusedRow } from './roster-import.js';

const sectorsMax = 100;
const codePattern = /^[^\p{Cc}]{1,64}$/u;
const emailPattern = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,189}$/;
const languagePattern = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

const phoneFault = 'is not a telephone number and was left out';
const nameFault = 'must be 1 to 200 characters that can be seen and leave the direction of text alone';

/** `leftOut`: what was wrong with fields that changed nothing, though the row was taken. */
type Checked = { numbered: NumberedEntry; leftOut: FieldError[] } | { refused: RefusedRow };

/** Somebody the roster knows by this badge. */
export type KnownByBadge = (badge: string) => RosterEntry | undefined;

/** Of somebody new whose row does not say. */
const usual = { sectors: [], givenPrecincts: [], email: null, phone: null, supervisorBadge: null, language: 'en', active: true };

/**
 * One row of a roster file, or everything that is wrong with its fields. A field that the file does not have changes nothing: it is as
 * it was, or of somebody new, as usual. An empty one is emptied. A telephone number that cannot be read is left out:
 * it is no reason to go without the officer.
 */
export function checkRow(value: unknown, index: number, knownBy: KnownByBadge = () => undefined): Checked {
  const fields: Record<string, unknown> = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const row = Number.isSafeInteger(fields.row) ? (fields.row as number) : index + 1;
  const errors: FieldError[] = [];
  const must = <T>(path: string, read: T | undefined, message: string, otherwise: T): T => {
    if (read === undefined) errors.push({ path, message });
    return read ?? otherwise;
  };
  const badge = must('badge', textOf(fields.badge, codePattern), 'must be 1 to 64 characters', '');
  const known = knownBy(badge);
  const before = known ?? usual;
  const given = <T>(field: unknown, kept: T, read: (value: unknown) => T | undefined): T | undefined =>
    field === undefined ? kept : read(field);
  const text = (pattern: RegExp) => (read: unknown) => optional(read, pattern);
  const phone = given(fields.phone, before.phone, phoneOf);
  const leftOut = phone === undefined ? [{ path: 'phone', message: phoneFault }] : [];
  const entry: RosterEntry = {
    badge,
    name: must('name', given(fields.name, known?.name, nameOf), nameFault, ''),
    rank: must('rank', given(fields.rank, known?.rank, rankOf), `must be one of ${ranks.join(', ')}`, 'officer'),
    sectors: must(
      'sectors',
      given(fields.sectors, before.sectors, codesOf),
      `must be a list of at most ${sectorsMax} sector codes`,
      [],
    ),
    givenPrecincts: must(
      'precincts',
      given(fields.precincts, before.givenPrecincts, codesOf),
      `must be a list of at most ${sectorsMax} precinct codes`,
      [],
    ),
    email: must('email', given(fields.email, before.email, text(emailPattern)), 'must be an e-mail address', null),
    phone: phone === undefined ? before.phone : phone,
    supervisorBadge: must(
      'supervisorBadge',
      given(fields.supervisorBadge, before.supervisorBadge, text(codePattern)),
      'must be a badge',
      null,
    ),
    language:
      must(
        'language',
        given(fields.language, before.language, text(languagePattern)),
        'must be a language tag like en or es-MX',
        null,
      ) ?? usual.language,
    active: must('active', given(fields.active, before.active, booleanOf), 'must be true or false', true),
  };
  if (errors.length === 0) return { numbered: { row, entry }, leftOut };
  return { refused: { row, badge: entry.badge || null, errors } };
}

function booleanOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function textOf(value: unknown, pattern: RegExp): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && pattern.test(text.trim()) ? text.trim() : undefined;
}

/** Names stand beside other words everywhere. */
function nameOf(value: unknown): string | undefined {
  const name = textOf(value, /^[^\p{Cc}]{1,200}$/u);
  return name === undefined || isBlank(name) || overridesDirection(name) ? undefined : name;
}

/** An empty cell of a CSV file is an empty text. */
function optional(value: unknown, pattern: RegExp): string | null | undefined {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return null;
  return textOf(value, pattern);
}

function phoneOf(value: unknown): string | null | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (text === null || (typeof text === 'string' && text.trim() === '')) return null;
  return typeof text === 'string' ? (readPhoneNumber(text) ?? undefined) : undefined;
}

function rankOf(value: unknown): Rank | undefined {
  return ranks.find((rank) => rank === value);
}

function codesOf(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > sectorsMax) return undefined;
  const codes = value.map((item) => textOf(item, codePattern)?.normalize('NFC'));
  if (codes.includes(undefined)) return undefined;
  return [...new Set(codes as string[])].sort();
}
