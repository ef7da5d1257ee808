import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only the hash of a token is stored: who reads the table cannot use what is in it. */
export class AccessToken1760000001000 implements MigrationInterface {
  name = 'AccessToken1760000001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE access_token (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
        person_id uuid NOT NULL,
        name text NOT NULL,
        role text NOT NULL,
        precincts text[] NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz)`);
    await queryRunner.query('CREATE INDEX access_token_person ON access_token (person_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE access_token');
  }
}
