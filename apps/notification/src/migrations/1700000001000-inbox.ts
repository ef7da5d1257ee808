import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inboxes. The head of an inbox is rewritten with every message: room is left on its page, so that no index has to follow. */
export class Inbox1700000001000 implements MigrationInterface {
  name = 'Inbox1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_inbox (
        person_id uuid PRIMARY KEY,
        last_seq bigint NOT NULL DEFAULT 0
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE TABLE message (
        id uuid PRIMARY KEY,
        recipient_id uuid NOT NULL,
        seq bigint NOT NULL,
        kind text NOT NULL,
        cause_id uuid NOT NULL,
        issue_id uuid NOT NULL,
        reference text NOT NULL,
        category text,
        sector text,
        priority text,
        level int,
        deadline text,
        due_at timestamptz,
        reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz,
        CONSTRAINT message_place_key UNIQUE (recipient_id, seq)
      )`);
    await runner.query(`CREATE INDEX message_unread ON message (recipient_id, seq) WHERE read_at IS NULL`);
    await runner.query(`CREATE INDEX message_about ON message (issue_id) WHERE kind <> 'resolved'`);
    await runner.query(`CREATE TABLE officer (officer_id uuid PRIMARY KEY, rank text NOT NULL, active boolean NOT NULL)`);
    await runner.query(`
      CREATE TABLE unaddressed (
        event_id uuid PRIMARY KEY,
        event jsonb NOT NULL,
        since timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
