import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was corrected is kept as it was before. What a merged issue leads to is kept with it, however long the chain of merges, and set for
 * the chains there are: from each survivor down, so that nothing turns in a circle.
 */
const statements = [
  `ALTER TABLE issue ADD located_at timestamptz(3), ADD survivor_id uuid`,
  `SET LOCAL row_security = on`,
  `SET LOCAL owcr.scope = 'service'`,
  `WITH RECURSIVE family AS (
     SELECT merged.id, merged.merged_into AS survivor FROM issue merged JOIN issue target ON target.id = merged.merged_into
      WHERE target.merged_into IS NULL
     UNION ALL
     SELECT merged.id, family.survivor FROM issue merged JOIN family ON merged.merged_into = family.id)
   UPDATE issue SET survivor_id = family.survivor FROM family WHERE issue.id = family.id`,
  `SET LOCAL owcr.scope = ''`,
  `ALTER TABLE issue
     ADD CONSTRAINT issue_survivor_fkey FOREIGN KEY (survivor_id) REFERENCES issue (id),
     ADD CONSTRAINT issue_survivor_check CHECK ((merged_into IS NULL) = (survivor_id IS NULL) AND survivor_id <> id)`,
  `CREATE INDEX issue_survivor ON issue (survivor_id) WHERE survivor_id IS NOT NULL`,
  `CREATE TABLE issue_correction (
    id uuid NOT NULL,
    issue_id uuid NOT NULL,
    field text NOT NULL,
    before jsonb,
    after jsonb,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    at timestamptz(3) NOT NULL,
    CONSTRAINT issue_correction_pkey PRIMARY KEY (id),
    CONSTRAINT issue_correction_issue_fkey FOREIGN KEY (issue_id) REFERENCES issue (id),
    CONSTRAINT issue_correction_contact_check CHECK (field <> 'contact' OR (before IS NULL AND after IS NULL)))`,
  `CREATE INDEX issue_correction_issue ON issue_correction (issue_id, id)`,
  `CREATE POLICY reach ON issue_correction USING (
    (SELECT owcr_everywhere()) OR EXISTS (SELECT FROM issue WHERE issue.id = issue_correction.issue_id))`,
  `ALTER TABLE issue_correction ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
];

export class CorrectionsAndMerges1760000004520 implements MigrationInterface {
  name = 'CorrectionsAndMerges1760000004520';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
