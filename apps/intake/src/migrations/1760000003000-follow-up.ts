import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The reach of a tracking code is the one issue that has it, and what hangs on that: see ADR 17. */
const statements = [
  `ALTER TABLE category ADD is_private boolean NOT NULL DEFAULT false`,
  `CREATE TABLE issue_step (
    issue_id uuid NOT NULL,
    version int NOT NULL,
    status text NOT NULL,
    at timestamptz(3) NOT NULL,
    CONSTRAINT issue_step_pkey PRIMARY KEY (issue_id, version),
    CONSTRAINT issue_step_issue_fkey FOREIGN KEY (issue_id) REFERENCES issue (id))`,
  // Of what was there before only the last step is known. The second: an earlier migration in the same transaction may have said off.
  `SET LOCAL row_security = on`,
  `SET LOCAL owcr.scope = 'service'`,
  `INSERT INTO issue_step (issue_id, version, status, at)
    SELECT id, version, status, coalesce(CASE WHEN status = 'resolved' THEN resolved_at END, updated_at) FROM issue
     WHERE status <> 'reported'`,
  `SET LOCAL owcr.scope = ''`,
  `CREATE POLICY reach ON issue_step USING (
    (SELECT owcr_everywhere()) OR EXISTS (SELECT FROM issue WHERE issue.id = issue_step.issue_id))`,
  `ALTER TABLE issue_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
  `CREATE FUNCTION owcr_tracking_code() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('owcr.tracking_code', true), '')`,
  `CREATE POLICY followed ON issue USING (tracking_code = (SELECT owcr_tracking_code()))`,
];

export class FollowUp1760000003000 implements MigrationInterface {
  name = 'FollowUp1760000003000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
