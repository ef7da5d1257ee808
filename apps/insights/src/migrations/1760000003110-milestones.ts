import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What trends are worked out from. It is filled from the timeline, which has every event of every issue; from then on the consumer
 * adds to it. It goes with the row on the board, as the timeline does.
 */
const statements = [
  `SET LOCAL owcr.scope = 'service'`,
  `CREATE TABLE issue_milestone (
    issue_id uuid PRIMARY KEY,
    acknowledged_at timestamptz,
    resolved_at timestamptz,
    reopened_at timestamptz,
    acknowledge_missed_at timestamptz,
    resolve_missed_at timestamptz
  ) WITH (fillfactor = 80)`,
  `INSERT INTO issue_milestone
   SELECT issue_id, min(at) FILTER (WHERE type = 'assignment.acknowledged.v1'), max(at) FILTER (WHERE type = 'issue.resolved.v1'),
     max(at) FILTER (WHERE type = 'issue.reopened.v1'),
     min(at) FILTER (WHERE type = 'deadline.missed.v1' AND facts->>'kind' = 'acknowledge'),
     min(at) FILTER (WHERE type = 'deadline.missed.v1' AND facts->>'kind' = 'resolve')
   FROM timeline_entry
   WHERE type IN ('assignment.acknowledged.v1', 'issue.resolved.v1', 'issue.reopened.v1', 'deadline.missed.v1')
   GROUP BY issue_id`,
  `CREATE POLICY reach ON issue_milestone USING (
    (SELECT owcr_everywhere()) OR EXISTS (SELECT FROM board_issue b WHERE b.issue_id = issue_milestone.issue_id))`,
  `ALTER TABLE issue_milestone ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
  `CREATE INDEX board_issue_reported ON board_issue (reported_at)`,
];

export class Milestones1760000003110 implements MigrationInterface {
  name = 'Milestones1760000003110';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
