import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys are nobody's: the service uses them, after it has looked whether somebody may read or erase what they seal. */
const statements = ['reporter_key', 'contact_index_key'].flatMap((table) => [
  `CREATE POLICY reach ON ${table} USING ((SELECT owcr_service()))`,
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
]);

export class ReporterKeyReach1760000002050 implements MigrationInterface {
  name = 'ReporterKeyReach1760000002050';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
