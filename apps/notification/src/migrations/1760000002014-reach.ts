import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An inbox is its owner's. What waits for a commander is nobody's yet. */
const statements = [
  `CREATE POLICY reach ON person_inbox USING ((SELECT owcr_everywhere()) OR person_id = (SELECT owcr_person()))`,
  `CREATE POLICY reach ON message USING ((SELECT owcr_everywhere()) OR recipient_id = (SELECT owcr_person()))`,
  `CREATE POLICY reach ON unaddressed USING ((SELECT owcr_service()))`,
  ...['person_inbox', 'message', 'unaddressed'].map(
    (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
  ),
];

export class Reach1760000002014 implements MigrationInterface {
  name = 'Reach1760000002014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
