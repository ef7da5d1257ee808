import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for the one audit topic of all services goes to the one of its own: nobody may write the other any more. */
export class TrailOfEach1760000003206 implements MigrationInterface {
  name = 'TrailOfEach1760000003206';

  async up(runner: QueryRunner): Promise<void> {
    // Nobody updates what waits, so there is no policy for it; the owner steps outside for this once.
    await runner.query(`ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY`);
    await runner.query(`UPDATE outbox SET topic = topic || '.' || (headers ->> 'ce_source') WHERE topic = 'owcr.audit'`);
    await runner.query(`ALTER TABLE outbox FORCE ROW LEVEL SECURITY`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
