import type { DataSource } from 'typeorm';

/** Columns that say where or whose a row is, or which issue it is about. A table with one of them needs a policy, or a reason. */
const scopeColumns = [
  ...['precinct', 'precincts', 'sector', 'sectors', 'officer_id', 'person_id', 'recipient_id', 'owner_id', 'author_id'],
  'issue_id',
  'principal_id',
];

/** The tables with a scope that are open to the application role whatever the reach: row level security is not forced, or says nothing. */
export async function tablesWithoutPolicy(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ relname: string }[]>(
    `SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attname = ANY ($1::text[]))
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity
          AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive)
          AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
            AND 'true' IN (pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid))))
      ORDER BY c.relname`,
    [scopeColumns],
  );
  return rows.map(({ relname }) => relname);
}

/** What the application role could do beyond reading and writing rows; asked as that role, so of the rights it really has. */
export async function rightsBeyondRows(app: DataSource): Promise<string[]> {
  const rows = await app.query<{ beyond: string }[]>(
    `SELECT 'is privileged' AS beyond FROM pg_roles
      WHERE rolname = current_user AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
     UNION ALL SELECT 'may create in public' WHERE has_schema_privilege('public', 'CREATE')
     UNION ALL SELECT 'is a member of ' || rolname FROM pg_roles WHERE rolname <> current_user AND pg_has_role(oid, 'MEMBER')
     UNION ALL SELECT 'owns ' || relname FROM pg_class WHERE relowner = current_user::regrole
     UNION ALL SELECT 'may ' || lower(p) || ' ' || relname
       FROM pg_class, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) AS p
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND has_table_privilege(oid, p)`,
  );
  return rows.map(({ beyond }) => beyond);
}
