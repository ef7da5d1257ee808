import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lies in no precinct yet is for who sees the whole city, or for the officer who has it. What was handed to a partner agency is in
 * its hands until the department takes it back: the same as `inPartnersHands`. What hangs on an issue goes with it.
 */
const statements = [
  `CREATE POLICY reach ON issue USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR sector = ANY ((SELECT owcr_sectors())::text[])
    OR officer_id = (SELECT owcr_person())
    OR (referred_to = (SELECT owcr_agency()) AND status IN ('referred', 'resolved', 'closed')))`,
  ...['reporter', 'issue_note'].map(
    (table) => `CREATE POLICY reach ON ${table} USING (
      (SELECT owcr_everywhere()) OR EXISTS (SELECT FROM issue WHERE issue.id = ${table}.issue_id))`,
  ),
  ...['issue', 'reporter', 'issue_note'].map(
    (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
  ),
];

export class Reach1760000002011 implements MigrationInterface {
  name = 'Reach1760000002011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
