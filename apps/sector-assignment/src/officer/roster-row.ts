import { isBlank, overridesDirection, ranks, type Rank } from '@owcr/contracts';
import type { RosterEntry } from './officer.js';
import type { FieldError, NumberedEntry, RefusedRow } from './roster-import.js';

const sectorsMax = 100;
const codePattern = /^[^\p{Cc}]{1,64}$/u;
const emailPattern = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,189}$/;
const phonePattern = /^[+0-9()\-./ x]{3,32}$/;
const languagePattern = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

type Checked = { numbered: NumberedEntry } | { refused: RefusedRow };

/** One row of a roster file, or everything that is wrong with its fields. */
export function checkRow(value: unknown, index: number): Checked {
  const fields: Record<string, unknown> = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const row = Number.isSafeInteger(fields.row) ? (fields.row as number) : index + 1;
  const errors: FieldError[] = [];
  const must = <T>(path: string, read: T | undefined, message: string, otherwise: T): T => {
    if (read === undefined) errors.push({ path, message });
    return read ?? otherwise;
  };
  const entry: RosterEntry = {
    badge: must('badge', textOf(fields.badge, codePattern), 'must be 1 to 64 characters', ''),
    name: must(
      'name',
      nameOf(fields.name),
      'must be 1 to 200 characters that can be seen and leave the direction of text alone',
      '',
    ),
    rank: must('rank', rankOf(fields.rank), `must be one of ${ranks.join(', ')}`, 'officer'),
    sectors: must('sectors', codesOf(fields.sectors), `must be a list of at most ${sectorsMax} sector codes`, []),
    givenPrecincts: must('precincts', codesOf(fields.precincts), `must be a list of at most ${sectorsMax} precinct codes`, []),
    email: must('email', optional(fields.email, emailPattern), 'must be an e-mail address', null),
    phone: must('phone', optional(fields.phone, phonePattern), 'must be a phone number', null),
    supervisorBadge: must('supervisorBadge', optional(fields.supervisorBadge, codePattern), 'must be a badge', null),
    language:
      must('language', optional(fields.language, languagePattern), 'must be a language tag like en or es-MX', null) ?? 'en',
    active: must('active', fields.active === undefined ? true : booleanOf(fields.active), 'must be true or false', true),
  };
  if (errors.length === 0) return { numbered: { row, entry } };
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

function rankOf(value: unknown): Rank | undefined {
  return ranks.find((rank) => rank === value);
}

function codesOf(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > sectorsMax) return undefined;
  const codes = value.map((item) => textOf(item, codePattern));
  if (codes.includes(undefined)) return undefined;
  return [...new Set(codes as string[])].sort();
}
