import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { channels, code } from '@owcr/contracts';
import { z } from 'zod';
import { ImportFailure } from '../failure.js';
import { localTimeReader } from './local-time.js';

const column = z.string().min(1);

/** Text made of columns: those that are empty are left out. A labelled part reads `Label: value`. */
const text = z.strictObject({
  columns: z
    .array(z.union([column, z.strictObject({ label: z.string().min(1), column })]))
    .min(1)
    .max(20),
  separator: z.string().max(10).default(', '),
});

const pattern = z.string().refine(isPattern, 'is not a regular expression');

/** The first rule that fits decides. `equals` and `matches` ignore case. */
const categoryRule = z.union([
  z.strictObject({ column, equals: z.array(z.string()).min(1), category: code }),
  z.strictObject({ column, matches: pattern, category: code }),
]);

const mappingSchema = z.strictObject({
  description: z.string().optional(),
  source: z.strictObject({ system: code, id: column }),
  summary: text,
  details: text.optional(),
  address: text.optional(),
  location: z.strictObject({ lat: column, lng: column }).optional(),
  category: z.strictObject({ rules: z.array(categoryRule).max(1_000), default: code }),
  channel: z.strictObject({
    column: column.optional(),
    values: z.record(z.string(), z.enum(channels)).default({}),
    default: z.enum(channels),
  }),
  reportedAt: z
    .strictObject({ column, format: z.string().min(1).default('iso'), zone: z.string().min(1).default('UTC') })
    .refine(
      isReadable,
      'needs a format of yyyy or yy, M or MMM, d, H or h with a, m, s, or "iso", and the IANA name of a time zone',
    )
    .optional(),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type TextTemplate = z.infer<typeof text>;

const mappingsFolder = fileURLToPath(new URL('../../mappings/', import.meta.url));

/** A mapping that comes with the project, by name, or one of your own, by file. Throws an ImportFailure that names what is wrong. */
export function loadMapping(nameOrFile: string, resolvePath: (path: string) => string): Mapping {
  const shipped = `${mappingsFolder}${nameOrFile}.json`;
  const path = /^[\w-]+$/.test(nameOrFile) && existsSync(shipped) ? shipped : resolvePath(nameOrFile);
  const parsed = mappingSchema.safeParse(readJson(path, nameOrFile));
  if (parsed.success) return parsed.data;
  throw new ImportFailure(`${path} is not a mapping:\n${z.prettifyError(parsed.error)}`);
}

/** The columns a file must have for this mapping, without repetition. */
export function columnsOf(mapping: Mapping): string[] {
  const texts = [mapping.summary, mapping.details, mapping.address].flatMap((template) => template?.columns ?? []);
  return [
    ...new Set([
      mapping.source.id,
      ...texts.map((part) => (typeof part === 'string' ? part : part.column)),
      ...(mapping.location ? [mapping.location.lat, mapping.location.lng] : []),
      ...mapping.category.rules.map((rule) => rule.column),
      ...(mapping.channel.column ? [mapping.channel.column] : []),
      ...(mapping.reportedAt ? [mapping.reportedAt.column] : []),
    ]),
  ];
}

/** Every category this mapping can lead to. */
export function categoriesOf(mapping: Mapping): string[] {
  return [...new Set([...mapping.category.rules.map((rule) => rule.category), mapping.category.default])];
}

function readJson(path: string, nameOrFile: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      const names = readdirSync(mappingsFolder).map((name) => name.replace(/\.json$/, ''));
      throw new ImportFailure(`there is no mapping "${nameOrFile}": give ${names.join(' or ')}, or a JSON file`);
    }
    throw new ImportFailure(`${path} is not JSON: ${error.message}`);
  }
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function isReadable({ format, zone }: { format: string; zone: string }): boolean {
  try {
    localTimeReader(format, zone);
    return true;
  } catch {
    return false;
  }
}
