import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Outbox, inbox, positions and dead letters. The outbox and the inbox change all the time: they are vacuumed early, so that
 * reading the head of the outbox does not walk over dead rows.
 */
export class MessagingTables1700000000000 implements MigrationInterface {
  name = 'MessagingTables1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        seq bigint GENERATED ALWAYS AS IDENTITY,
        shard smallint GENERATED ALWAYS AS ((hashtextextended(msg_key, 0) & 7)::smallint) STORED,
        event_id uuid UNIQUE NOT NULL,
        topic text NOT NULL,
        msg_key text NOT NULL,
        agg_version bigint NOT NULL,
        headers jsonb NOT NULL,
        payload bytea NOT NULL CHECK (octet_length(payload) <= 900000),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (shard, seq),
        UNIQUE (msg_key, topic, agg_version)
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000)`);
    await runner.query(`
      CREATE TABLE inbox (
        consumer text NOT NULL,
        event_id uuid NOT NULL,
        handled_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, event_id)
      )`);
    await runner.query(`CREATE INDEX inbox_handled_at ON inbox USING brin (handled_at)`);
    await runner.query(`
      CREATE TABLE stream_position (
        consumer text NOT NULL,
        topic text NOT NULL,
        msg_key text NOT NULL,
        agg_version bigint NOT NULL,
        seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, topic, msg_key)
      ) WITH (fillfactor = 80)`);
    await runner.query(`
      CREATE TABLE dead_letter (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        seq bigint GENERATED ALWAYS AS IDENTITY,
        consumer text NOT NULL,
        topic text NOT NULL,
        msg_key text NOT NULL,
        event_id uuid NOT NULL,
        kafka_partition int NOT NULL,
        kafka_offset bigint NOT NULL,
        headers jsonb NOT NULL,
        payload bytea NOT NULL,
        state text NOT NULL CHECK (state IN ('parked', 'waiting')),
        reason text NOT NULL,
        attempts int NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (consumer, event_id)
      )`);
    await runner.query(`CREATE INDEX dead_letter_key ON dead_letter (consumer, topic, msg_key, seq)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
