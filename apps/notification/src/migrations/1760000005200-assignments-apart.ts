import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Assignments are followed by a group of their own. It reads its topic from the beginning: how far the group before it has come is told to it,
 * so that nobody is told again what they were told, and what could not be handled waits under its name.
 */
export class AssignmentsApart1760000005200 implements MigrationInterface {
  name = 'AssignmentsApart1760000005200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO stream_position (consumer, topic, msg_key, agg_version, seen_at)
      SELECT 'notification.assignments', topic, msg_key, agg_version, seen_at FROM stream_position
       WHERE consumer = 'notification.messages' AND topic = 'owcr.assignment'`);
    // Nobody updates a dead letter, so there is no policy for it; the owner steps outside for this once.
    await runner.query('ALTER TABLE dead_letter NO FORCE ROW LEVEL SECURITY');
    await runner.query(`
      UPDATE dead_letter SET consumer = 'notification.assignments'
       WHERE consumer = 'notification.messages' AND topic = 'owcr.assignment'`);
    await runner.query('ALTER TABLE dead_letter FORCE ROW LEVEL SECURITY');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
