import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every key ends. Those that were made without an end get 90 days from now, and those that would last longer than a year a year. */
export class KeyExpiry1760000003202 implements MigrationInterface {
  name = 'KeyExpiry1760000003202';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      UPDATE access_token SET expires_at = least(coalesce(expires_at, now() + interval '90 days'), now() + interval '366 days')`);
    await queryRunner.query('ALTER TABLE access_token ALTER COLUMN expires_at SET NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE access_token ALTER COLUMN expires_at DROP NOT NULL');
  }
}
