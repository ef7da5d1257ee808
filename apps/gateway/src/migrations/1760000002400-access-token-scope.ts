import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an officer's sectors are and which agency a partner works for: scopes of the permission table beside the precincts. */
export class AccessTokenScope1760000002400 implements MigrationInterface {
  name = 'AccessTokenScope1760000002400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE access_token
        ADD COLUMN sectors text[] NOT NULL DEFAULT '{}',
        ADD COLUMN agency text CHECK (agency <> '')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE access_token DROP COLUMN sectors, DROP COLUMN agency');
  }
}
