import { ranks, type Rank } from '@owcr/contracts';

export const neededColumns = ['badge', 'name', 'rank'] as const;
export const officerColumns = [...neededColumns, 'email', 'phone', 'sectors', 'supervisor_badge', 'language'] as const;

/** One element of `rows` in `POST /officers/import`. What is left out stays as it is; what is empty is emptied. */
export interface OfficerRow {
  row: number;
  badge: string;
  name: string;
  email?: string;
  phone?: string;
  rank: Rank;
  sectors?: string[];
  supervisorBadge?: string;
  language?: string;
}

export type ReadOfficer = { kind: 'officer'; officer: OfficerRow } | { kind: 'refused'; reason: string };

const codeLengthMax = 64;
const nameLengthMax = 200;
const languageDefault = 'en';

/** Checks one row as far as it can be checked alone. Names every column at fault. */
export function readOfficer(row: number, values: Record<string, string>): ReadOfficer {
  const value = (column: (typeof officerColumns)[number]) => values[column] ?? '';
  const rank = value('rank').toLowerCase();
  const language = value('language') || languageDefault;
  const problems = [
    ...requireText('badge', value('badge'), codeLengthMax),
    ...requireText('name', value('name'), nameLengthMax),
    ...(isRank(rank) ? [] : [`rank is not one of ${ranks.join(', ')}: ${value('rank') || 'empty'}`]),
    ...(value('email') === '' || /^[^@\s]+@[^@\s]+$/.test(value('email')) ? [] : ['email is not an address']),
    ...(isLanguage(language) ? [] : [`language is not a code such as en or es-MX: ${language}`]),
    ...(value('supervisor_badge') !== '' && value('supervisor_badge') === value('badge')
      ? ['supervisor_badge is the own badge']
      : []),
  ];
  if (problems.length > 0 || !isRank(rank)) return { kind: 'refused', reason: problems.join('; ') };
  const officer = {
    row,
    badge: value('badge'),
    name: value('name'),
    rank,
    // A column that the file does not have is not sent.
    email: values.email,
    phone: values.phone,
    supervisorBadge: values.supervisor_badge,
    sectors: values.sectors === undefined ? undefined : codesOf(values.sectors),
    language: values.language === undefined ? undefined : language,
  };
  return { kind: 'officer', officer };
}

function codesOf(cell: string): string[] {
  const codes = cell.split(';').map((code) => code.trim());
  return [...new Set(codes.filter((code) => code !== ''))];
}

/** Highest rank first, so that a supervisor is known before those who name them; otherwise in the order of the file. */
export function supervisorsFirst(officers: readonly OfficerRow[]): OfficerRow[] {
  return [...officers].sort((a, b) => ranks.indexOf(b.rank) - ranks.indexOf(a.rank) || a.row - b.row);
}

function requireText(column: string, value: string, lengthMax: number): string[] {
  if (value === '') return [`${column} is empty`];
  return value.length > lengthMax ? [`${column} is longer than ${lengthMax} characters`] : [];
}

function isRank(value: string): value is Rank {
  return (ranks as readonly string[]).includes(value);
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
