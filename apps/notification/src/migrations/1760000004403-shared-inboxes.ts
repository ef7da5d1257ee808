import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Inboxes of everybody of a kind. What waited for a commander to be known goes to the program's command, which needs no roster.
 */
const statements = [
  `ALTER TABLE message ADD COLUMN audience text, ADD COLUMN agency text`,
  `CREATE TABLE shared_inbox (
    inbox text CONSTRAINT shared_inbox_pkey PRIMARY KEY,
    last_seq bigint NOT NULL DEFAULT 0
  ) WITH (fillfactor = 50)`,
  `CREATE TABLE shared_message (
    id uuid CONSTRAINT shared_message_pkey PRIMARY KEY,
    inbox text NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    cause_id uuid NOT NULL,
    by_id uuid,
    issue_id uuid NOT NULL,
    reference text NOT NULL,
    category text,
    sector text,
    priority text,
    level int,
    deadline text,
    due_at timestamptz,
    reason text,
    audience text,
    agency text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT shared_message_place_key UNIQUE (inbox, seq)
  )`,
  `CREATE TABLE shared_position (
    person_id uuid NOT NULL,
    inbox text NOT NULL,
    seq bigint NOT NULL,
    CONSTRAINT shared_position_pkey PRIMARY KEY (person_id, inbox)
  ) WITH (fillfactor = 50)`,
  `SET LOCAL owcr.scope = 'service'`,
  `INSERT INTO shared_message (id, inbox, seq, kind, cause_id, issue_id, reference, category, sector, priority, level, deadline, due_at,
      audience, created_at)
    SELECT event_id, 'command', row_number() OVER (ORDER BY since, event_id), 'escalated', event_id, (event #>> '{data,issueId}')::uuid,
      event #>> '{data,reference}', event #>> '{data,category}', event #>> '{data,sector}', event #>> '{data,priority}',
      (event #>> '{data,level}')::int, event #>> '{data,kind}', (event #>> '{data,dueAt}')::timestamptz, 'command', since
    FROM unaddressed`,
  `INSERT INTO shared_inbox (inbox, last_seq) SELECT 'command', max(seq) FROM shared_message HAVING count(*) > 0`,
  `SET LOCAL owcr.scope = ''`,
  `DROP TABLE unaddressed, officer`,
  ...['shared_inbox', 'shared_message', 'shared_position'].flatMap((table) => [
    `CREATE POLICY reach ON ${table} USING ((SELECT owcr_service()))`,
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
  ]),
];

export class SharedInboxes1760000004403 implements MigrationInterface {
  name = 'SharedInboxes1760000004403';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
