import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The timeline of an issue goes with its row on the board. */
const statements = [
  `CREATE POLICY reach ON board_issue USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR sector = ANY ((SELECT owcr_sectors())::text[])
    OR officer_id = (SELECT owcr_person()))`,
  `CREATE POLICY reach ON timeline_entry USING (
    (SELECT owcr_everywhere()) OR EXISTS (SELECT FROM board_issue b WHERE b.issue_id = timeline_entry.issue_id))`,
  ...['board_issue', 'timeline_entry'].map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`),
];

export class Reach1760000002015 implements MigrationInterface {
  name = 'Reach1760000002015';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
