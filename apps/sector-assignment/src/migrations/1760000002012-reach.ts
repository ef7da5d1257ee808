import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The roster is read by everybody who works here; who writes it is limited to their precincts, or to themselves. */
const statements = [
  `CREATE POLICY reach ON assignment USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR officer_id = (SELECT owcr_person()))`,
  `CREATE POLICY reach ON assignment_history USING (
    (SELECT owcr_everywhere()) OR EXISTS (SELECT FROM assignment a WHERE a.issue_id = assignment_history.issue_id))`,
  ...['shift', 'absence'].map(
    (table) => `CREATE POLICY reach ON ${table} USING (
      (SELECT owcr_everywhere()) OR officer_id = (SELECT owcr_person())
      OR EXISTS (SELECT FROM officer o WHERE o.id = ${table}.officer_id AND o.precincts && (SELECT owcr_precincts())))`,
  ),
  ...['assignment', 'assignment_history', 'shift', 'absence'].map(
    (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
  ),
];

export class Reach1760000002012 implements MigrationInterface {
  name = 'Reach1760000002012';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
