import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imported issues: whether they are history, and which of them still wait to be stated. What waits goes with its issue. */
const statements = [
  `ALTER TABLE issue ADD history boolean NOT NULL DEFAULT false`,
  `CREATE TABLE held_report (issue_id uuid NOT NULL, CONSTRAINT held_report_pkey PRIMARY KEY (issue_id))`,
  `CREATE POLICY reach ON held_report USING (
    (SELECT owcr_everywhere()) OR EXISTS (SELECT FROM issue WHERE issue.id = held_report.issue_id))`,
  `ALTER TABLE held_report ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
];

export class ImportedHistory1760000004700 implements MigrationInterface {
  name = 'ImportedHistory1760000004700';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
