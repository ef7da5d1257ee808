import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much each officer has open, counted along with every change of an assignment. */
export class OfficerLoad1760000005201 implements MigrationInterface {
  name = 'OfficerLoad1760000005201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE officer_load (
      officer_id uuid NOT NULL, open int NOT NULL,
      CONSTRAINT officer_load_pkey PRIMARY KEY (officer_id)) WITH (fillfactor = 50)`);
    await runner.query(`SELECT set_config('owcr.scope', 'service', true)`);
    await runner.query(`
      INSERT INTO officer_load SELECT officer_id, count(*) FROM assignment
       WHERE officer_id IS NOT NULL AND state IN ('assigned', 'acknowledged') GROUP BY officer_id`);
    await runner.query(`CREATE POLICY reach ON officer_load USING ((SELECT owcr_service()))`);
    await runner.query('ALTER TABLE officer_load ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
