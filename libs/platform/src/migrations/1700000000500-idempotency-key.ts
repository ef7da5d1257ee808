import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `json`, not `jsonb`: an answer is repeated letter by letter. The index over time is small, for rows come in its order. */
export class IdempotencyKey1700000000500 implements MigrationInterface {
  name = 'IdempotencyKey1700000000500';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE idempotency_key (
        principal_id text NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        route text NOT NULL,
        response json,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (principal_id, key))`);
    await queryRunner.query('CREATE INDEX idempotency_key_created_at ON idempotency_key USING brin (created_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE idempotency_key');
  }
}
