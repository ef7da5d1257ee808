import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When deadlines were met, for the share of what was done in time. Filled from the timeline, which has every event of every issue. */
const statements = [
  `SET LOCAL owcr.scope = 'service'`,
  `ALTER TABLE issue_milestone ADD COLUMN acknowledge_met_at timestamptz, ADD COLUMN resolve_met_at timestamptz`,
  `INSERT INTO issue_milestone AS known (issue_id, acknowledge_met_at, resolve_met_at)
   SELECT issue_id, min(at) FILTER (WHERE facts->>'kind' = 'acknowledge'), min(at) FILTER (WHERE facts->>'kind' = 'resolve')
   FROM timeline_entry WHERE type = 'deadline.met.v1' GROUP BY issue_id
   ON CONFLICT (issue_id) DO UPDATE SET
     acknowledge_met_at = excluded.acknowledge_met_at, resolve_met_at = excluded.resolve_met_at`,
];

export class MetDeadlines1760000005100 implements MigrationInterface {
  name = 'MetDeadlines1760000005100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
