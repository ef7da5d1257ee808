import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Timeline and board. Rows of the board change often: room is left on their pages, so that no index has to follow. */
export class Views1700000001000 implements MigrationInterface {
  name = 'Views1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE timeline_entry (
        issue_id uuid,
        event_id uuid,
        type text NOT NULL,
        at timestamptz NOT NULL,
        service text NOT NULL,
        by uuid,
        facts jsonb NOT NULL,
        position int NOT NULL,
        version bigint NOT NULL,
        PRIMARY KEY (issue_id, event_id)
      )`);
    await runner.query(`
      CREATE TABLE board_issue (
        issue_id uuid PRIMARY KEY,
        reference text,
        category text,
        priority text,
        reported_at timestamptz,
        lifecycle text NOT NULL,
        lifecycle_at timestamptz,
        reopen_count int NOT NULL,
        handling text NOT NULL,
        handled_at timestamptz,
        sector text,
        precinct text,
        officer_id uuid,
        acknowledge_due_at timestamptz,
        resolve_due_at timestamptz,
        acknowledge_level int NOT NULL,
        resolve_level int NOT NULL,
        status text NOT NULL,
        open boolean NOT NULL,
        unacknowledged boolean NOT NULL,
        needs_review boolean NOT NULL,
        late_at timestamptz,
        escalation_level int NOT NULL
      ) WITH (fillfactor = 80)`);
    await runner.query(`CREATE INDEX board_issue_open ON board_issue (sector, reported_at, issue_id) WHERE open`);
    await runner.query(`
      CREATE TABLE board_sector (
        sector text PRIMARY KEY,
        precinct text,
        active boolean NOT NULL DEFAULT true,
        changed_seq bigint NOT NULL
      ) WITH (fillfactor = 50)`);
    await runner.query(
      `CREATE TABLE board_head (id int PRIMARY KEY CONSTRAINT board_head_one CHECK (id = 1), seq bigint NOT NULL)`,
    );
    await runner.query(`INSERT INTO board_head (id, seq) VALUES (1, 0)`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
