import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done with one key. Entries from before credentials were named are not in it, and stay as they are: their hashes are chained. */
export class AuditCredential1760000003201 implements MigrationInterface {
  name = 'AuditCredential1760000003201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX audit_entry_credential ON audit_entry ((entry->'credential'->>'id'), seq)
       WHERE entry->'credential'->>'id' IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
