import type { MigrationInterface, QueryRunner } from 'typeorm';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Per priority: acknowledge, resolve, each level of the ladder, follow-up. In seconds. */
const defaults = {
  urgent: [15 * minute, 4 * hour, 30 * minute, 2 * hour],
  high: [60 * minute, 24 * hour, 60 * minute, 8 * hour],
  normal: [8 * hour, 7 * day, 120 * minute, 2 * day],
  low: [24 * hour, 14 * day, 240 * minute, 4 * day],
};

export class Escalation1760000001000 implements MigrationInterface {
  readonly name = 'Escalation1760000001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(createPolicy);
    await queryRunner.query(
      `INSERT INTO policy (priority, acknowledge_seconds, resolve_seconds, escalation_acknowledge_seconds, follow_up_seconds)
       SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[])`,
      [Object.keys(defaults), ...[0, 1, 2, 3].map((column) => Object.values(defaults).map((seconds) => seconds[column]))],
    );
    for (const statement of [createOfficer, createIssueClock, createEscalation, ...indexes]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE escalation, issue_clock, officer, policy');
  }
}

const createPolicy = `
  CREATE TABLE policy (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    category text,
    priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    acknowledge_seconds int NOT NULL CHECK (acknowledge_seconds > 0),
    resolve_seconds int NOT NULL CHECK (resolve_seconds > 0),
    escalation_acknowledge_seconds int NOT NULL CHECK (escalation_acknowledge_seconds > 0),
    follow_up_seconds int NOT NULL CHECK (follow_up_seconds > 0),
    changed_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE NULLS NOT DISTINCT (category, priority)
  )`;

const createOfficer = `
  CREATE TABLE officer (
    id uuid PRIMARY KEY,
    badge text NOT NULL,
    name text NOT NULL,
    rank text NOT NULL,
    supervisor_id uuid,
    precincts text[] NOT NULL,
    sectors text[] NOT NULL,
    active boolean NOT NULL
  )`;

/** Pages keep room: a clock is updated some times, and an update that finds room on its page leaves the primary key alone. */
const createIssueClock = `
  CREATE TABLE issue_clock (
    issue_id uuid PRIMARY KEY,
    reference text,
    category text,
    priority text,
    reported_at timestamptz,
    officer_number int,
    officer_id uuid,
    sector text,
    precinct text,
    acknowledge jsonb NOT NULL DEFAULT '{"status": "unopened", "handledAt": null}',
    resolve jsonb NOT NULL DEFAULT '{"status": "unopened", "handledAt": null}',
    -- The timer each clock waits for, so that the watchdog sees when it is missing.
    acknowledge_timer_id uuid,
    resolve_timer_id uuid,
    ended_cause text,
    ended_at timestamptz,
    version int NOT NULL DEFAULT 0,
    event_count int NOT NULL DEFAULT 0
  ) WITH (fillfactor = 80)`;

const createEscalation = `
  CREATE TABLE escalation (
    id uuid PRIMARY KEY,
    issue_id uuid NOT NULL REFERENCES issue_clock,
    kind text NOT NULL CHECK (kind IN ('acknowledge', 'resolve')),
    run int NOT NULL,
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
    owner_id uuid,
    owner_rank text NOT NULL,
    sector text,
    precinct text,
    due_at timestamptz NOT NULL,
    raised_at timestamptz NOT NULL,
    acknowledge_by timestamptz,
    acknowledged_by uuid,
    acknowledged_at timestamptz,
    follow_up_by timestamptz,
    closed_at timestamptz,
    cause text,
    state text NOT NULL CHECK (state IN ('open', 'acknowledged', 'closed')),
    version int NOT NULL DEFAULT 1,
    UNIQUE (issue_id, kind, run, level)
  ) WITH (fillfactor = 80)`;

const indexes = [
  'CREATE INDEX issue_clock_acknowledge_timer ON issue_clock (acknowledge_timer_id) WHERE acknowledge_timer_id IS NOT NULL',
  'CREATE INDEX issue_clock_resolve_timer ON issue_clock (resolve_timer_id) WHERE resolve_timer_id IS NOT NULL',
  'CREATE INDEX escalation_wall ON escalation (state, raised_at, id)',
];
