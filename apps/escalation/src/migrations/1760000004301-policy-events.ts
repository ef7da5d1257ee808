import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many events were stated of a policy. Those of before are stated once, at the next start. */
export class PolicyEvents1760000004301 implements MigrationInterface {
  name = 'PolicyEvents1760000004301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE policy ADD COLUMN event_count int NOT NULL DEFAULT 0');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
