import { parseArgs } from 'node:util';
import { type AddressColumns, readColumns } from '../addresses/address-columns.js';
import { ImportFailure } from '../failure.js';

export interface SectorOptions {
  codeProperty: string;
  precinctProperty?: string;
  precinctPattern?: string;
}

export interface IssueOptions {
  mapping: string;
  ledger?: string;
  /** Rows in one request. */
  batchRows: number;
  /** Starts the clocks of old rows, too. */
  startClocks: boolean;
  /** Goes on although most rows lie in no sector. */
  allowOutside: boolean;
}

export type ImportCommand =
  | ({ type: 'sectors'; file: string; dryRun: boolean } & SectorOptions)
  | { type: 'officers'; file: string; dryRun: boolean; encoding?: string }
  | ({ type: 'issues'; file: string; dryRun: boolean; encoding?: string } & IssueOptions)
  | { type: 'addresses'; file: string; dryRun: boolean; encoding?: string; columns: AddressColumns }
  | ({ type: 'officers-for'; file: string; out: string } & SectorOptions)
  | { type: 'help' };

export const usage = `Usage: npm run import -- COMMAND FILE [options]

  sectors FILE.geojson --code PROPERTY [--precinct PROPERTY | --precinct-pattern REGEX] [--dry-run]
      --code              property that holds the sector's code
      --precinct          property that holds its precinct, or
      --precinct-pattern  the part of the code that is the precinct, for example '^\\d+';
                          without either, each sector is a precinct of its own
  officers FILE.csv [--dry-run] [--encoding NAME]
      columns: badge,name,email,phone,rank,sectors,supervisor_badge,language (sectors separated by ;)
  issues FILE.csv --mapping NAME-or-FILE.json [--dry-run] [--encoding NAME] [--start-clocks] [--allow-outside]
                  [--batch 1000] [--ledger FILE]
      --mapping           how its columns are read: nyc-311, or a file of your own
      --encoding          of the file, where it is not found: utf-8, windows-1252, macintosh ...
      --start-clocks      starts the deadlines of rows older than a day; else they are history, without deadlines
      --allow-outside     goes on although most rows lie in no sector
      --batch             rows in one request
      --ledger            writes one JSON line for every issue the system accepted
  addresses FILE.csv or FILE.geojson [--dry-run] [--encoding NAME] [--columns number=A,street=B,locality=C,lat=D,lng=E]
      house numbers; in GeoJSON, points are house numbers and lines are streets
      --columns           what is not found by the usual names (number, street, city, lat, lon ...)
  officers-for FILE.geojson --code PROPERTY [--precinct ... | --precinct-pattern ...] --out FILE.csv
      writes a made-up roster for these sectors, to be imported with the command above

  --dry-run checks everything and changes nothing.
  The system is found by OWCR_URL and OWCR_TOKEN, or by demo-access.json in OWCR_DATA_DIR (.data).
  Exit code: 0 all taken, 2 some rows refused (see import-*.rejected.csv), 1 failed.
`;

const batchRowsMax = 1_000;

const options = {
  code: { type: 'string' },
  precinct: { type: 'string' },
  'precinct-pattern': { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  mapping: { type: 'string' },
  ledger: { type: 'string' },
  encoding: { type: 'string' },
  batch: { type: 'string' },
  'start-clocks': { type: 'boolean', default: false },
  'allow-outside': { type: 'boolean', default: false },
  columns: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = ReturnType<typeof read>['values'];

const allowed: Record<string, readonly string[]> = {
  sectors: ['code', 'precinct', 'precinct-pattern', 'dry-run'],
  officers: ['dry-run', 'encoding'],
  issues: ['mapping', 'dry-run', 'encoding', 'ledger', 'batch', 'start-clocks', 'allow-outside'],
  addresses: ['columns', 'dry-run', 'encoding'],
  'officers-for': ['code', 'precinct', 'precinct-pattern', 'out'],
};

/** The command line as a command. Throws an ImportFailure that says what is missing or unknown. */
export function parseCommand(args: readonly string[]): ImportCommand {
  const { values, positionals } = read(args);
  const [type, file, ...rest] = positionals;
  if (values.help || type === undefined) return { type: 'help' };
  if (!Object.hasOwn(allowed, type)) fail(`"${type}" is not something to import: ${Object.keys(allowed).join(', ')}`);
  if (file === undefined) fail(`say which file: npm run import -- ${type} FILE`);
  if (rest.length > 0) fail(`one file at a time: "${rest[0]}" is too many`);
  rejectForeignOptions(type, values);
  switch (type) {
    case 'sectors':
      return { type, file, dryRun: values['dry-run'], ...sectorOptions(values) };
    case 'officers':
      return { type, file, dryRun: values['dry-run'], encoding: values.encoding };
    case 'issues':
      return { type, file, dryRun: values['dry-run'], encoding: values.encoding, ...issueOptions(values) };
    case 'addresses': {
      const columns = readColumns(values.columns);
      return { type, file, dryRun: values['dry-run'], encoding: values.encoding, columns };
    }
    default:
      return {
        type: 'officers-for',
        file,
        out: values.out ?? fail('--out is missing: the CSV file to write'),
        ...sectorOptions(values),
      };
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function rejectForeignOptions(type: string, values: Values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== false);
  const foreign = given.find(([name]) => !allowed[type]!.includes(name));
  if (foreign) fail(`--${foreign[0]} does not belong to ${type}`);
}

function sectorOptions(values: Values): SectorOptions {
  const codeProperty = values.code ?? fail("--code is missing: the property that holds the sector's code");
  if (values.precinct !== undefined && values['precinct-pattern'] !== undefined)
    fail('give --precinct or --precinct-pattern, not both');
  const precinctPattern = values['precinct-pattern'];
  if (precinctPattern !== undefined) requirePattern(precinctPattern);
  return { codeProperty, precinctProperty: values.precinct, precinctPattern };
}

function requirePattern(pattern: string) {
  try {
    new RegExp(pattern);
  } catch {
    fail(`--precinct-pattern is not a regular expression: ${pattern}`);
  }
}

function issueOptions(values: Values): IssueOptions {
  const batchRows = Number(values.batch ?? batchRowsMax);
  if (!Number.isInteger(batchRows) || batchRows < 1 || batchRows > batchRowsMax)
    fail(`--batch is a number from 1 to ${batchRowsMax}`);
  return {
    mapping: values.mapping ?? fail('--mapping is missing: nyc-311, or a JSON file'),
    ledger: values.ledger,
    batchRows,
    startClocks: values['start-clocks'],
    allowOutside: values['allow-outside'],
  };
}

function fail(message: string): never {
  throw new ImportFailure(`${message}\nnpm run import -- --help shows all options.`);
}
