import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Asked once per statement. Not a function of the service's schema: these tables stand without it. */
const service = `(SELECT coalesce(current_setting('owcr.scope', true) = 'service', false))`;

/**
 * Looks as the service and gives the reach back. Not by `SET` of the function, which only a superuser may write down for a setting of
 * our own. In the order of the index: reading the table would walk over rows published before.
 */
const outboxWaits = `
  CREATE FUNCTION outbox_waits() RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE
    scope text := coalesce(current_setting('owcr.scope', true), '');
    waits boolean;
  BEGIN
    PERFORM set_config('owcr.scope', 'service', true);
    SELECT count(*) > 0 INTO waits FROM (SELECT FROM outbox ORDER BY shard, seq LIMIT 1) AS head;
    PERFORM set_config('owcr.scope', scope, true);
    RETURN waits;
  END $$`;

/**
 * Whoever writes states events, and reads none: what waits in the outbox and what could not be handled is about everybody. The relay,
 * consumers and operators reach as the service. Whether anything waits may be asked by anybody, in one message and without a transaction.
 */
export class MessagingReach1760000003203 implements MigrationInterface {
  name = 'MessagingReach1760000003203';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['outbox', 'dead_letter']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    }
    await runner.query(`CREATE POLICY outbox_stated ON outbox FOR INSERT WITH CHECK (true)`);
    await runner.query(`CREATE POLICY outbox_read ON outbox FOR SELECT USING (${service})`);
    await runner.query(`CREATE POLICY outbox_published ON outbox FOR DELETE USING (${service})`);
    await runner.query(`CREATE POLICY dead_letter_service ON dead_letter USING (${service})`);
    await runner.query(outboxWaits);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
