import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is on duty in time depends on how long an issue may wait, and since when it does. Null: since it was reported. */
export class AcknowledgeTime1760000004302 implements MigrationInterface {
  name = 'AcknowledgeTime1760000004302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE acknowledge_time (
      policy_id uuid NOT NULL, category text, priority text NOT NULL, seconds int NOT NULL,
      CONSTRAINT acknowledge_time_pkey PRIMARY KEY (policy_id))`);
    await runner.query('ALTER TABLE assignment ADD COLUMN timed_from timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
