import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shifts and absences can be corrected and withdrawn, by whoever has seen how they are now. */
export class PeriodVersion1760000004303 implements MigrationInterface {
  name = 'PeriodVersion1760000004303';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['shift', 'absence']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN version int NOT NULL DEFAULT 1`);
    }
    // What is entered from now on sets a timer for its begin; what was entered before and is still to come gets its own here.
    await runner.query(`INSERT INTO timer (id, version, kind, subject, due_at)
      SELECT id, 1, 'officer-recheck', officer_id::text, starts_at FROM absence WHERE starts_at > now()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
