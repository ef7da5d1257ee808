import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the provider was last asked about somebody who is signed in, and what to ask it with: sealed under the id of the session, which
 * is in the browser alone. Sessions from before have nothing to ask with, and end an hour after they began.
 */
export class SessionCheck1760000003205 implements MigrationInterface {
  name = 'SessionCheck1760000003205';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE web_session
        ADD COLUMN refresh_token_sealed bytea,
        ADD COLUMN checked_at timestamptz,
        ADD COLUMN checking_until timestamptz`);
    await queryRunner.query('UPDATE web_session SET checked_at = created_at');
    await queryRunner.query('ALTER TABLE web_session ALTER COLUMN checked_at SET NOT NULL');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE web_session DROP COLUMN refresh_token_sealed, DROP COLUMN checked_at, DROP COLUMN checking_until',
    );
  }
}
