import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Others are now told when officers are on shift and absent: what they know of the roster is stated once more, with that. */
export class RosterRestatement1760000004300 implements MigrationInterface {
  name = 'RosterRestatement1760000004300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO timer (id, version, kind, subject, due_at)
      SELECT gen_random_uuid(), 1, 'roster-restatement', '', now() WHERE EXISTS (SELECT FROM officer)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
