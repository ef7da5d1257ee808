import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The answer kept for an idempotency key holds what its sender was shown, so only a transaction of that sender finds it, whatever else
 * it reaches. `IN`, not `= ANY`: by that the planner would fetch all keys of all senders of a group first (64 of them: 230 ms instead of 1.5),
 * while this is a look into a hash table for each row that was found by its own key. The service's own work finds those that are old enough to be deleted (`keptDays` of the pruner), and no other.
 */
const old = `(SELECT owcr_service()) AND created_at < now() - interval '7 days'`;

export class IdempotencyReach1760000003204 implements MigrationInterface {
  name = 'IdempotencyReach1760000003204';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION owcr_senders() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('owcr.senders', true), '')::text[]`);
    await queryRunner.query(
      `CREATE POLICY idempotency_key_sender ON idempotency_key USING (principal_id IN (SELECT unnest(owcr_senders())))`,
    );
    await queryRunner.query(`CREATE POLICY idempotency_key_old_found ON idempotency_key FOR SELECT USING (${old})`);
    await queryRunner.query(`CREATE POLICY idempotency_key_old_deleted ON idempotency_key FOR DELETE USING (${old})`);
    await queryRunner.query('ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
