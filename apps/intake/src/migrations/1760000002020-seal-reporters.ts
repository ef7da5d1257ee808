import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealPlainReporters } from '../reporter-keys/seal-plain-reporters.store.js';

const before = [
  `CREATE TABLE reporter_key (
    issue_id uuid NOT NULL,
    key_id text NOT NULL,
    wrapped_key bytea NOT NULL,
    CONSTRAINT reporter_key_pkey PRIMARY KEY (issue_id),
    CONSTRAINT reporter_key_reporter_fkey FOREIGN KEY (issue_id) REFERENCES reporter (issue_id))`,
  `CREATE INDEX reporter_key_wrapping ON reporter_key (key_id, issue_id)`,
  `CREATE TABLE contact_index_key (
    one boolean NOT NULL DEFAULT true,
    key_id text NOT NULL,
    wrapped_key bytea NOT NULL,
    CONSTRAINT contact_index_key_pkey PRIMARY KEY (one),
    CONSTRAINT contact_index_key_one_check CHECK (one))`,
  `ALTER TABLE reporter DROP CONSTRAINT reporter_anonymous_check`,
  ...['name', 'phone', 'email', 'language'].map((column) => `ALTER TABLE reporter RENAME COLUMN ${column} TO plain_${column}`),
  `ALTER TABLE reporter
    ADD COLUMN name bytea, ADD COLUMN phone bytea, ADD COLUMN email bytea, ADD COLUMN language bytea,
    ADD COLUMN phone_index bytea, ADD COLUMN email_index bytea,
    ADD COLUMN erased_at timestamptz(3), ADD COLUMN erased_by uuid`,
];

const after = [
  `ALTER TABLE reporter
    DROP COLUMN plain_name, DROP COLUMN plain_phone, DROP COLUMN plain_email, DROP COLUMN plain_language,
    ADD CONSTRAINT reporter_anonymous_check CHECK (NOT anonymous OR (name IS NULL AND phone IS NULL AND email IS NULL)),
    ADD CONSTRAINT reporter_index_check CHECK ((phone IS NOT NULL OR phone_index IS NULL) AND (email IS NOT NULL OR email_index IS NULL)),
    ADD CONSTRAINT reporter_erased_check CHECK (erased_at IS NULL AND erased_by IS NULL OR erased_at IS NOT NULL
      AND erased_by IS NOT NULL AND name IS NULL AND phone IS NULL AND email IS NULL AND language IS NULL)`,
  `CREATE INDEX reporter_phone ON reporter (phone_index) WHERE phone_index IS NOT NULL`,
  `CREATE INDEX reporter_email ON reporter (email_index) WHERE email_index IS NOT NULL`,
  // Writes the table to new files: dropping columns leaves what was in them in the old ones.
  `CLUSTER reporter USING reporter_pkey`,
];

/** Encrypts what is known of reporters and drops what could be read. Needs REPORTER_KEYS where there is anybody to seal. */
export class SealReporters1760000002020 implements MigrationInterface {
  name = 'SealReporters1760000002020';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of before) await runner.query(statement);
    await withoutRowSecurity(runner, () => sealPlainReporters(runner));
    for (const statement of after) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

/** The owner sees every row, or the work fails: a policy that hid some would have them dropped unsealed. */
async function withoutRowSecurity(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  const rows = (await runner.query(`SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = 'reporter'::regclass`)) as {
    forced: boolean;
  }[];
  const forced = rows[0]?.forced ?? false;
  await runner.query('SET LOCAL row_security = off');
  if (forced) await runner.query('ALTER TABLE reporter NO FORCE ROW LEVEL SECURITY');
  await work();
  if (forced) await runner.query('ALTER TABLE reporter FORCE ROW LEVEL SECURITY');
}
