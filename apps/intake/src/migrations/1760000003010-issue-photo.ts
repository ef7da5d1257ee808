import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who reaches an issue reaches its photos. They are compressed already, so the database does not try again. */
const statements = [
  `CREATE TABLE issue_photo (
    id uuid NOT NULL,
    issue_id uuid NOT NULL,
    added_by uuid,
    added_by_name text,
    width int NOT NULL,
    height int NOT NULL,
    "full" bytea NOT NULL,
    thumb bytea NOT NULL,
    at timestamptz(3) NOT NULL,
    CONSTRAINT issue_photo_pkey PRIMARY KEY (id),
    CONSTRAINT issue_photo_issue_fkey FOREIGN KEY (issue_id) REFERENCES issue (id))`,
  `ALTER TABLE issue_photo ALTER COLUMN "full" SET STORAGE EXTERNAL, ALTER COLUMN thumb SET STORAGE EXTERNAL`,
  `CREATE INDEX issue_photo_issue ON issue_photo (issue_id, id)`,
  `CREATE POLICY reach ON issue_photo USING (
    (SELECT owcr_everywhere()) OR EXISTS (SELECT FROM issue WHERE issue.id = issue_photo.issue_id))`,
  `ALTER TABLE issue_photo ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
];

export class IssuePhoto1760000003010 implements MigrationInterface {
  name = 'IssuePhoto1760000003010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
