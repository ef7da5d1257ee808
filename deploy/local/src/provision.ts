import pg from 'pg';
import { services } from './layout.js';
import type { ServiceName } from './layout.js';

export interface DatabaseAccess {
  /** For migrations: signs in to act as the owner, who cannot sign in, and so may change the schema. */
  migrationUrl: string;
  /** For the running service: may read and write rows within the reach of its transaction, nothing else. */
  appUrl: string;
}

/** Gives the password of a role, the same one each time. */
export type PasswordOf = (role: string) => string;

/** What every service's database has, beside roles. */
const extensions = ['pg_trgm', 'btree_gist'];

/**
 * Searching text. Where a table has a policy, PostgreSQL uses an index only for conditions whose functions are known to say nothing of
 * the rows they look at; for these it is not known, and a search would read the whole table. See ADR 11 for why this is harmless.
 */
const searchFunctions = [
  'pg_catalog.textcat(text, text)',
  'pg_catalog.texticlike(text, text)',
  'word_similarity_op(text, text)',
  'word_similarity_commutator_op(text, text)',
  'pg_catalog.to_tsvector(regconfig, text)',
  'pg_catalog.ts_match_vq(tsvector, tsquery)',
];

/** Makes the database and the three roles of a service, or brings them back to what they should be. */
export async function provisionService(adminUrl: string, service: ServiceName, passwordOf: PasswordOf): Promise<DatabaseAccess> {
  const { database } = services[service];
  const owner = `${database}_owner`;
  const migration = `${database}_migration`;
  const app = `${database}_app`;
  await asAdmin(adminUrl, undefined, async (client) => {
    await ensureRole(client, owner, 'nologin password null');
    for (const role of [migration, app]) {
      await ensureRole(client, role, `login password ${client.escapeLiteral(passwordOf(role))}`);
    }
    // An administrator who is no superuser may hand over and enter only what belongs to roles it is a member of.
    await client.query(`do $$ begin
      if not (select rolsuper from pg_roles where rolname = current_user) then execute 'grant ${owner} to current_user'; end if; end $$`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database} owner ${owner}`);
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`revoke create, temporary on database ${database} from ${app}`);
    await client.query(`grant connect on database ${database} to ${app}, ${migration}`);
    await client.query(`grant ${owner} to ${migration} with inherit false, set true`);
    await client.query(`alter role ${migration} in database ${database} set role = ${owner}`);
  });
  await asAdmin(adminUrl, database, (client) => grantRows(client, owner, app));
  return {
    migrationUrl: urlFor(adminUrl, database, migration, passwordOf(migration)),
    appUrl: urlFor(adminUrl, database, app, passwordOf(app)),
  };
}

/** Drops a service's database with all it holds. */
export async function dropDatabase(adminUrl: string, service: ServiceName): Promise<void> {
  await asAdmin(adminUrl, undefined, (client) =>
    client.query(`drop database if exists ${services[service].database} with (force)`),
  );
}

/** Only a superuser may name what only a superuser can have given, so that is taken back only where it is there. */
async function ensureRole(client: pg.Client, role: string, entrance: string): Promise<void> {
  const { rows } = await client.query<{ beyond: boolean }>(
    'select rolsuper or rolbypassrls as beyond from pg_roles where rolname = $1',
    [role],
  );
  const takenBack = rows[0]?.beyond ? 'nosuperuser nobypassrls' : '';
  await client.query(`${rows[0] ? 'alter' : 'create'} role ${role} with nocreatedb nocreaterole ${takenBack} ${entrance}`);
}

/** What a migration has marked so: the trail of who did what. The grants above hold for all tables, and are given anew at each start. */
const appendOnlySql = (app: string): string => `do $$ declare kept record; begin
  for kept in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') = 'append-only'
  loop execute format('revoke update, delete, truncate on %s from ${app}', kept.name); end loop; end $$`;

/** Extensions, and what the roles may do. */
async function grantRows(client: pg.Client, owner: string, app: string): Promise<void> {
  for (const extension of extensions) await client.query(`create extension if not exists ${extension}`);
  // Only a superuser may say so. Without, everything works, but a search for a rare word is slow on a large table.
  const { rowCount: superuser } = await client.query('select from pg_roles where rolname = current_user and rolsuper');
  if (superuser) for (const name of searchFunctions) await client.query(`alter function ${name} leakproof`);
  await client.query(`revoke create on schema public from public, ${app}`);
  await client.query(`grant usage on schema public to ${app}`);
  for (const target of [`alter default privileges for role ${owner} in schema public`, '']) {
    const inAll = (kind: string): string => (target ? kind : `all ${kind} in schema public`);
    await client.query(`${target} grant select, insert, update, delete on ${inAll('tables')} to ${app}`);
    await client.query(`${target} grant usage, select on ${inAll('sequences')} to ${app}`);
  }
  await client.query(appendOnlySql(app));
}

function urlFor(adminUrl: string, database: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  url.username = role;
  url.password = password;
  return url.href;
}

async function asAdmin<T>(adminUrl: string, database: string | undefined, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(adminUrl);
  if (database) url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
