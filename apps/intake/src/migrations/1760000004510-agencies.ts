import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The agencies that issues are referred to, as a register. Codes that were typed before it are kept as inactive agencies: their issues go
 * on naming them, and an administrator decides which of them there really are.
 */
const statements = [
  `CREATE TABLE agency (
    code text NOT NULL,
    name text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    handles text[] NOT NULL DEFAULT '{}',
    version int NOT NULL DEFAULT 1,
    CONSTRAINT agency_pkey PRIMARY KEY (code),
    CONSTRAINT agency_name_check CHECK (char_length(name) BETWEEN 1 AND 200))`,
  `SET LOCAL row_security = on`,
  `SET LOCAL owcr.scope = 'service'`,
  `INSERT INTO agency (code, name, active) SELECT DISTINCT referred_to, referred_to, false FROM issue WHERE referred_to IS NOT NULL`,
  `SET LOCAL owcr.scope = ''`,
  `ALTER TABLE issue ADD CONSTRAINT issue_referred_to_fkey FOREIGN KEY (referred_to) REFERENCES agency (code)`,
];

export class Agencies1760000004510 implements MigrationInterface {
  name = 'Agencies1760000004510';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
