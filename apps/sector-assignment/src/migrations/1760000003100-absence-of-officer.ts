import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Coverage asks for the last absence of each officer before an instant, as it asks for the last shift. */
export class AbsenceOfOfficer1760000003100 implements MigrationInterface {
  name = 'AbsenceOfOfficer1760000003100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX absence_of_officer ON absence (officer_id, starts_at)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
