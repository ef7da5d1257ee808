import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sectors and the agency of those who sign in, as API keys have them already. */
export class SessionScope1760000002060 implements MigrationInterface {
  name = 'SessionScope1760000002060';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE web_session
        ADD COLUMN sectors text[] NOT NULL DEFAULT '{}',
        ADD COLUMN agency text CHECK (agency <> '')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE web_session DROP COLUMN sectors, DROP COLUMN agency');
  }
}
