import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key that may more than its maker works once a second administrator has approved it. Keys made before this go on as they are. */
export class KeyApproval1760000004200 implements MigrationInterface {
  name = 'KeyApproval1760000004200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE access_token
        ADD COLUMN needs_approval boolean NOT NULL DEFAULT false,
        ADD COLUMN approved_at timestamptz,
        ADD COLUMN approved_by uuid,
        ADD CONSTRAINT access_token_approval CHECK ((approved_at IS NULL) = (approved_by IS NULL)),
        ADD CONSTRAINT access_token_second_approves CHECK (approved_by <> created_by AND approved_by <> person_id)`);
    await queryRunner.query('ALTER TABLE access_token ALTER COLUMN needs_approval DROP DEFAULT');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE access_token DROP COLUMN needs_approval, DROP COLUMN approved_at, DROP COLUMN approved_by',
    );
  }
}
