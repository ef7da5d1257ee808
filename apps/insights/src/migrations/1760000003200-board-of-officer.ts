import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An officer's telephone asks for the open issues of its owner. */
export class BoardOfOfficer1760000003200 implements MigrationInterface {
  name = 'BoardOfOfficer1760000003200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX board_issue_of_officer ON board_issue (officer_id, reported_at, issue_id) WHERE open`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
