import { parse } from 'csv-parse/browser/esm/sync';
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
export function readRosterFile(name: string, text: string): RosterFile | { fault: string } {
  let records: string[][];
  try {
    records = parse(text, { bom: true, relax_column_count: true, delimiter: delimiterOf(text) });
  } catch (error) {
    return { fault: `${name} cannot be read as CSV: ${(error as Error).message}.` };
  }
  const [first = [], ...body] = records;
  const header = first.map((column) => column.trim().toLowerCase());
  const missing = neededColumns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    return { fault: `${name} has no column ${missing.join(', ')}; its first row says: ${first.join(', ') || 'nothing'}.` };
  const numbered = body
    .map((cells, index) => ({ cells, row: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim()));
  if (numbered.length === 0) return { fault: `${name} has no rows below its header.` };
  if (numbered.length > rosterRowsMax)
    return {
      fault: `${name} has ${numbered.length} rows; here at most ${rosterRowsMax} can be sent. Use npm run import, or split it.`,
    };
  const isWhole = ({ cells }: { cells: string[] }) => cells.length === header.length;
  return {
    ...{ name, size: new Blob([text]).size },
    rows: numbered.filter(isWhole).map(({ cells, row }) => rowOf(row, header, cells)),
    broken: numbered
      .filter((one) => !isWhole(one))
      .map(({ cells, row }) => ({
        row,
        badge: null,
        errors: [{ path: 'row', message: `has ${cells.length} cells, the header has ${header.length}` }],
      })),
    unread: header.filter((column) => column !== '' && !rosterColumns.includes(column)),
  };
}

/** Spreadsheets of some countries write semicolons. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  return header.includes(',') || !header.includes(';') ? ',' : ';';
}

/** What is in the cells is sent as it is: what is wrong with it is said by the service, for each row. */
function rowOf(row: number, header: readonly string[], cells: readonly string[]): RosterRow {
  const value = (column: string) => cells[header.indexOf(column)]?.trim() ?? '';
  /** A column that the file does not have is not sent: it changes nothing. */
  const where = <T extends object>(column: string, part: T) => (header.includes(column) ? part : {});
  return {
    row,
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
