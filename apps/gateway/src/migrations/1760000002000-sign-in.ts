import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions and sign-ins by hashes: who reads the tables cannot use what is in them, but for a code verifier, which ends in minutes. */
export class SignIn1760000002000 implements MigrationInterface {
  name = 'SignIn1760000002000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE web_session (
        id_hash bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
        person_id uuid NOT NULL,
        name text NOT NULL,
        role text NOT NULL,
        precincts text[] NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        ended_at timestamptz)`);
    await queryRunner.query('CREATE INDEX web_session_person ON web_session (person_id) WHERE ended_at IS NULL');
    await queryRunner.query('CREATE INDEX web_session_created ON web_session (created_at)');
    await queryRunner.query(`
      CREATE TABLE pending_sign_in (
        state_hash bytea PRIMARY KEY CHECK (octet_length(state_hash) = 32),
        browser_hash bytea NOT NULL CHECK (octet_length(browser_hash) = 32),
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        return_path text NOT NULL,
        begun_at timestamptz NOT NULL)`);
    await queryRunner.query('CREATE INDEX pending_sign_in_begun ON pending_sign_in (begun_at)');
    await queryRunner.query('ALTER TABLE access_token ADD COLUMN only_actions text[]');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE access_token DROP COLUMN only_actions');
    await queryRunner.query('DROP TABLE pending_sign_in, web_session');
  }
}
