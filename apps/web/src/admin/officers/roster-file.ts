import { CsvFault, readCsv, type CsvRow } from '@owcr/csv';
import type { Dto } from '../../api/client.js';

export type RosterRow = Dto<'RosterImportDto'>['rows'][number];
export type RefusedRow = Dto<'RosterSummaryDto'>['refused'][number];

/** What the API takes at once. Larger rosters come in with the importer of the command line. */
export const rosterRowsMax = 2_000;
const neededColumns = ['badge', 'name', 'rank'] as const;
/** As `npm run import` reads them, and two that the API knows beside. */
export const rosterColumns = [
  ...['badge', 'name', 'rank', 'sectors', 'supervisor_badge', 'email', 'phone', 'language', 'precincts', 'active'],
];

export interface RosterFile {
  name: string;
  size: number;
  rows: RosterRow[];
  /** Rows that are no rows: they are not sent. */
  broken: RefusedRow[];
  /** Columns that nobody reads. */
  unread: string[];
}

/** The rows of a roster, numbered as a spreadsheet numbers them (the header is row 1); or in words what is wrong with the file as a whole. */
export async function readRosterFile(name: string, text: string): Promise<RosterFile | { fault: string }> {
  const read: RosterFile = { name, size: new Blob([text]).size, rows: [], broken: [], unread: [] };
  try {
    const table = await readCsv({
      file: name,
      open: () => whole(text),
      required: neededColumns,
      nameOf: (cell) => cell.toLowerCase(),
    });
    for await (const row of table.rows) {
      if (read.rows.length + read.broken.length === rosterRowsMax)
        return { fault: `${name} has more than ${rosterRowsMax} rows. Use npm run import, or split it.` };
      if (row.problem === undefined) read.rows.push(rowOf(row));
      else read.broken.push(brokenRow(row, row.problem));
    }
    read.unread.push(...table.header.filter((column) => !rosterColumns.includes(column)));
  } catch (error) {
    if (error instanceof CsvFault) return { fault: `${error.message}.` };
    throw error;
  }
  return read.rows.length + read.broken.length > 0 ? read : { fault: `${name} has no rows below its header.` };
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

function brokenRow({ number, values }: CsvRow, message: string): RefusedRow {
  return { row: number, badge: values.badge || null, errors: [{ path: 'row', message }] };
}

/** What is in the cells is sent as it is: what is wrong with it is said by the service, for each row. */
function rowOf({ number, values }: CsvRow): RosterRow {
  const value = (column: string) => values[column] ?? '';
  /** A column that the file does not have is not sent: it changes nothing. */
  const where = <T extends object>(column: string, part: T) => (column in values ? part : {});
  return {
    row: number,
    badge: value('badge'),
    name: value('name'),
    rank: value('rank').toLowerCase() as RosterRow['rank'],
    ...where('sectors', { sectors: codesOf(value('sectors')) }),
    ...where('precincts', { precincts: codesOf(value('precincts')) }),
    ...where('supervisor_badge', { supervisorBadge: value('supervisor_badge') }),
    ...where('email', { email: value('email') }),
    ...where('phone', { phone: value('phone') }),
    ...where('language', { language: value('language') || 'en' }),
    // An empty cell says nothing, so that it brings nobody back.
    ...(value('active') !== '' && { active: activeOf(value('active')) }),
  };
}

const codesOf = (cell: string): string[] =>
  cell
    .split(/[;|]/)
    .map((code) => code.trim())
    .filter(Boolean);

function activeOf(cell: string): boolean {
  const text = cell.toLowerCase();
  if (['true', 'yes', '1'].includes(text)) return true;
  // Anything else is passed on, for the service to refuse the row.
  return ['false', 'no', '0'].includes(text) ? false : (cell as unknown as boolean);
}
