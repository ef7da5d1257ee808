import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an issue was imported as history: every assignment says so, as it may be heard of before the report. */
export class HistoricalAssignments1760000004400 implements MigrationInterface {
  readonly name = 'HistoricalAssignments1760000004400';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE assignment ADD COLUMN history boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('migrations only go forward'));
  }
}
