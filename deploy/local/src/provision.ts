import pg from 'pg';
import { services } from './layout.js';
import type { ServiceName } from './layout.js';

export interface DatabaseAccess {
  /** For migrations: may change the schema. */
  ownerUrl: string;
  /** For the running service: may read and write rows, nothing else. */
  appUrl: string;
}

/** Gives the password of a role, the same one each time. */
export type PasswordOf = (role: string) => string;

const extensions = ['pg_trgm', 'btree_gist'];

/** Makes the database and the two roles of a service, or brings them back to what they should be. */
export async function provisionService(adminUrl: string, service: ServiceName, passwordOf: PasswordOf): Promise<DatabaseAccess> {
  const { database } = services[service];
  const owner = `${database}_owner`;
  const app = `${database}_app`;
  await asAdmin(adminUrl, undefined, async (client) => {
    for (const role of [owner, app]) await ensureRole(client, role, passwordOf(role));
    // An administrator who is no superuser may hand over and enter only what belongs to roles it is a member of.
    await client.query(`do $$ begin
      if not (select rolsuper from pg_roles where rolname = current_user) then execute 'grant ${owner} to current_user'; end if; end $$`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database} owner ${owner}`);
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`revoke create, temporary on database ${database} from ${app}`);
    await client.query(`grant connect on database ${database} to ${app}`);
  });
  await asAdmin(adminUrl, database, (client) => grantRows(client, owner, app));
  return {
    ownerUrl: urlFor(adminUrl, database, owner, passwordOf(owner)),
    appUrl: urlFor(adminUrl, database, app, passwordOf(app)),
  };
}

/** Drops a service's database with all it holds. */
export async function dropDatabase(adminUrl: string, service: ServiceName): Promise<void> {
  await asAdmin(adminUrl, undefined, (client) =>
    client.query(`drop database if exists ${services[service].database} with (force)`),
  );
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${role} with login nocreatedb nocreaterole password ${client.escapeLiteral(password)}`);
}

/** What a migration has marked so: the trail of who did what. The grants above hold for all tables, and are given anew at each start. */
const appendOnlySql = (app: string): string => `do $$ declare kept record; begin
  for kept in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') = 'append-only'
  loop execute format('revoke update, delete, truncate on %s from ${app}', kept.name); end loop; end $$`;

async function grantRows(client: pg.Client, owner: string, app: string): Promise<void> {
  for (const extension of extensions) await client.query(`create extension if not exists ${extension}`);
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
