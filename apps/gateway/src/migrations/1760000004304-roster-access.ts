import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has left the roster, and who came back: nobody else of it is kept here. */
export class RosterAccess1760000004304 implements MigrationInterface {
  name = 'RosterAccess1760000004304';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE roster_access (
        person_id uuid PRIMARY KEY,
        active boolean NOT NULL,
        changed_at timestamptz NOT NULL)`);
    await queryRunner.query('CREATE INDEX roster_access_changed ON roster_access (changed_at)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
