import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an issue was imported as history: its clocks wait for a reopening. */
export class History1760000004401 implements MigrationInterface {
  readonly name = 'History1760000004401';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE issue_clock ADD COLUMN history boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('migrations only go forward'));
  }
}
