import pg from 'pg';
import { serviceNames, type ServiceName } from '@owcr/local-stack';
import type { System } from './system.js';
import { report, work, type Worked } from './worked-issues.js';

/** The trail is a chain of hashes, which copies would break; the outbox holds what is on its way. */
const notCopied = /^(audit_|outbox$)/;

interface Column {
  table: string;
  name: string;
  type: string;
  /** Filled by the database itself. */
  isMade: boolean;
  /** It is in a unique index, and whether it is the last one there. */
  isUnique: boolean;
  isLastOfUnique: boolean;
}

const columnsSql = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, NULL) AS type,
    a.attidentity <> '' OR a.attgenerated <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%', false) AS "isMade",
    EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = ANY (i.indkey::int2[])) AS "isUnique",
    EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND a.attnum = i.indkey[i.indnkeyatts - 1]) AS "isLastOfUnique"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, a.attnum`;

/** Rows of each table of a service. */
export async function tableSizes(system: System, service: ServiceName): Promise<Map<string, number>> {
  const tables = new Set((await columnsOf(system, service)).map(({ table }) => table));
  const sizes = await Promise.all([...tables].map(async (table) => [table, await system.count(service, quoted(table))] as const));
  return new Map(sizes);
}

const columnsOf = (system: System, service: ServiceName) => system.rows<Column & pg.QueryResultRow>(service, columnsSql);

export type Grown = ReadonlyMap<ServiceName, readonly string[]>;

/** The tables of each service that are larger after `working` than before. */
async function grownBy(system: System, working: () => Promise<unknown>): Promise<Grown> {
  const before = await sizesOfAll(system);
  await working();
  const after = await sizesOfAll(system);
  const ofService = (name: ServiceName) =>
    [...(after.get(name) ?? [])].filter(([table, size]) => size > (before.get(name)?.get(table) ?? 0)).map(([table]) => table);
  return new Map(serviceNames.map((name) => [name, ofService(name).filter((table) => !notCopied.test(table))]));
}

async function sizesOfAll(system: System): Promise<Map<ServiceName, Map<string, number>>> {
  return new Map(await Promise.all(serviceNames.map(async (name) => [name, await tableSizes(system, name)] as const)));
}

/**
 * Fills every service with at least `issues` issues, out of `seed` that are reported: `open` of them stay open, each with its timers, and the others
 * are done, the copies of them long ago. Returns one that was done.
 */
export async function fill(
  system: System,
  clerkToken: string,
  wanted: { issues: number; seed: number; open: number },
): Promise<Worked> {
  const { issues, seed, open } = wanted;
  let done: Worked | undefined;
  const grown = await grownBy(system, async () => {
    done = await work(system, clerkToken, seed - open);
    for (let each = 0; each < open; each++) await report(system, clerkToken);
  });
  // Nobody is left to confirm what was done long ago: it is closed, and has no timer any more.
  await system.rows('intake', `UPDATE issue SET status = 'closed' WHERE status = 'resolved'`);
  await system.rows('intake', 'DELETE FROM timer');
  await multiply(system, grown, Math.ceil(issues / seed));
  if (!done) throw new Error('nothing was worked on');
  return done;
}

/**
 * Makes `times` copies of each issue that is there, in every service at once and with all that came of it: what an issue brought into being
 * has another id in each copy, the same one in all services. For measurements: the copies were never reported, and nobody was told of them.
 */
async function multiply(system: System, grown: Grown, times: number): Promise<void> {
  const columns = new Map(await Promise.all(serviceNames.map(async (name) => [name, await columnsOf(system, name)] as const)));
  const born = await bornWith(system, grown, columns);
  for (const service of serviceNames) {
    const client = new pg.Client({ connectionString: system.administratorUrl(service) });
    await client.connect();
    try {
      // As a replica: no trigger and no foreign key looks at a copy, which is as right as what it was made of.
      await client.query(`SET session_replication_role = replica`);
      await client.query('CREATE TEMP TABLE born (id uuid PRIMARY KEY)');
      await client.query('INSERT INTO born SELECT unnest($1::uuid[])', [born]);
      await client.query('ANALYZE born');
      for (const table of grown.get(service) ?? []) await copyRows(client, table, columns.get(service) ?? [], times);
      await client.query('VACUUM ANALYZE');
    } finally {
      await client.end();
    }
  }
}

/** Ids that came into being with an issue: those that tables which grow are unique by, without those of what was there before (officers). */
async function bornWith(system: System, grown: Grown, columns: ReadonlyMap<ServiceName, readonly Column[]>): Promise<string[]> {
  const ids = async (isWanted: (service: ServiceName, column: Column) => boolean) => {
    const wanted = [...columns].flatMap(([service, all]) =>
      all.filter((column) => isWanted(service, column)).map((column) => ({ service, column })),
    );
    const found = await Promise.all(
      wanted.map(({ service, column }) =>
        system.rows<{ id: string }>(service, `SELECT DISTINCT ${quoted(column.name)} AS id FROM ${quoted(column.table)}`),
      ),
    );
    return new Set(found.flat().map(({ id }) => id));
  };
  const grows = (service: ServiceName, { table }: Column) => grown.get(service)?.includes(table) ?? false;
  const isId = ({ isUnique, type }: Column) => isUnique && type === 'uuid';
  const [ofGrown, ofOthers] = await Promise.all([
    ids((service, column) => isId(column) && grows(service, column)),
    ids((service, column) => isId(column) && !grows(service, column)),
  ]);
  return [...ofGrown].filter((id) => id !== null && !ofOthers.has(id));
}

async function copyRows(client: pg.Client, table: string, columns: readonly Column[], times: number): Promise<void> {
  const copied = columns.filter((column) => column.table === table && !column.isMade);
  const names = copied.map(({ name }) => quoted(name)).join(', ');
  const values = copied.map((column) => copyOf(column)).join(', ');
  await client.query(
    `INSERT INTO ${quoted(table)} (${names}) SELECT ${values} FROM ${quoted(table)} AS r CROSS JOIN generate_series(1, $1::int) AS copy (n)
     ON CONFLICT DO NOTHING`,
    [times],
  );
}

const isUuid = `'^[0-9a-f]{8}-[0-9a-f]{4}-'`;

function copyOf({ table, name, type, isUnique, isLastOfUnique }: Column): string {
  const value = `r.${quoted(name)}`;
  if (type === 'uuid')
    return `CASE WHEN ${value} IN (SELECT id FROM born) THEN md5(${value}::text || copy.n)::uuid ELSE ${value} END`;
  if (type === 'text') {
    const other = isLastOfUnique ? `${value} || '-' || copy.n` : value;
    return `CASE WHEN ${value} ~ ${isUuid} AND ${value} IN (SELECT id::text FROM born) THEN md5(${value} || copy.n)::uuid::text ELSE ${other} END`;
  }
  if (type === 'bigint' && isUnique) return `${value} + copy.n::bigint * 1000000`;
  // Each copy is a little older; timers stay when they are, so that none is due at once.
  if (type === 'timestamp with time zone' && table !== 'timer') return `${value} - copy.n * interval '1 second'`;
  return value;
}

const quoted = (name: string) => pg.escapeIdentifier(name);
