import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the list of issues is sorted and searched by. No `coalesce`: under a policy PostgreSQL would not use the indexes for it. The next deadline is worked out by a function, so that no row can have one that does
 * not fit its status; the index over it holds open issues only and stays small while the table grows.
 */
const statements = [
  `ALTER TABLE issue
    ADD acknowledge_started_at timestamptz(3), ADD acknowledge_due_at timestamptz(3),
    ADD resolve_started_at timestamptz(3), ADD resolve_due_at timestamptz(3)`,
  `CREATE FUNCTION issue_due(status text, acknowledge_due_at timestamptz, resolve_due_at timestamptz) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE
      WHEN status IN ('reported', 'assigned', 'reopened') AND least(acknowledge_due_at, resolve_due_at) IS NOT NULL
        THEN least(acknowledge_due_at, resolve_due_at)
      WHEN status IN ('acknowledged', 'in-progress', 'referred') AND resolve_due_at IS NOT NULL THEN resolve_due_at
      ELSE 'infinity' END`,
  `CREATE INDEX issue_open_due ON issue (issue_due(status, acknowledge_due_at, resolve_due_at), reported_at, id)
    WHERE status IN ('reported', 'assigned', 'acknowledged', 'in-progress', 'referred', 'reopened')`,
  `CREATE INDEX issue_words ON issue USING gin
    (to_tsvector('simple', summary || ' ' || reference || CASE WHEN description IS NULL THEN '' ELSE ' ' || description END
      || CASE WHEN address IS NULL THEN '' ELSE ' ' || address END))`,
  `CREATE INDEX issue_note_words ON issue_note USING gin (to_tsvector('simple', text))`,
];

export class IssueList1760000004600 implements MigrationInterface {
  name = 'IssueList1760000004600';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
