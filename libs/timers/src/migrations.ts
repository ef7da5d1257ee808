import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A queue table: rows are inserted and deleted, hardly ever updated. So pages are filled completely, and vacuum runs after
 * every few thousand dead rows, however large the table is: the head of the due_at index has to stay free of them.
 */
export class CreateTimer1760000000200 implements MigrationInterface {
  readonly name = 'CreateTimer1760000000200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE timer (
        id uuid NOT NULL,
        version int NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        due_at timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        postponed_from timestamptz,
        PRIMARY KEY (id, version)
      ) WITH (
        fillfactor = 100,
        autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000,
        autovacuum_vacuum_cost_delay = 0
      )`);
    await queryRunner.query('CREATE INDEX timer_due_at ON timer (due_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE timer');
  }
}

/** The table timers live in. Each application that sets timers lists these among its migrations. */
export const timerMigrations = [CreateTimer1760000000200];
