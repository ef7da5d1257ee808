import type { MigrationInterface, QueryRunner } from 'typeorm';

const sectors = `
  CREATE TABLE sector (
    id uuid NOT NULL, code text NOT NULL, precinct text NOT NULL, name text, geometry jsonb NOT NULL, bbox float8[] NOT NULL,
    digest text NOT NULL, geometry_digest text NOT NULL, boundary_version int NOT NULL, active boolean NOT NULL,
    version int NOT NULL, event_count int NOT NULL, updated_at timestamptz NOT NULL,
    CONSTRAINT sector_pkey PRIMARY KEY (id), CONSTRAINT sector_code UNIQUE (code));
  CREATE TABLE sector_set (id int NOT NULL, version int NOT NULL, CONSTRAINT sector_set_pkey PRIMARY KEY (id));
  INSERT INTO sector_set (id, version) VALUES (1, 0);`;

const roster = `
  CREATE TABLE officer (
    id uuid NOT NULL, badge text NOT NULL, name text NOT NULL, email text, phone text, rank text NOT NULL, sectors text[] NOT NULL,
    given_precincts text[] NOT NULL, precincts text[] NOT NULL, supervisor_badge text, supervisor_id uuid, language text NOT NULL,
    active boolean NOT NULL, version int NOT NULL, event_count int NOT NULL, updated_at timestamptz NOT NULL,
    CONSTRAINT officer_pkey PRIMARY KEY (id), CONSTRAINT officer_badge UNIQUE (badge));
  CREATE INDEX officer_supervisor ON officer (supervisor_id);`;

const periods = (table: 'shift' | 'absence') => `
  CREATE TABLE ${table} (
    id uuid NOT NULL, officer_id uuid NOT NULL, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
    CONSTRAINT ${table}_pkey PRIMARY KEY (id),
    CONSTRAINT ${table}_officer FOREIGN KEY (officer_id) REFERENCES officer (id),
    CONSTRAINT ${table}_order CHECK (starts_at < ends_at),
    CONSTRAINT ${table}_overlap EXCLUDE USING gist (officer_id WITH =, tstzrange(starts_at, ends_at) WITH &&));
  CREATE INDEX ${table}_start ON ${table} (starts_at, id);`;

const assignments = `
  CREATE TABLE assignment (
    issue_id uuid NOT NULL, state text NOT NULL, reference text, category text, priority text, lat float8, lng float8,
    reported_at timestamptz, sector text, precinct text, officer_id uuid, number int NOT NULL, reasons jsonb NOT NULL,
    declined_by uuid[] NOT NULL, review_cause text, wanted text, acknowledged_at timestamptz, version int NOT NULL,
    event_count int NOT NULL, updated_at timestamptz NOT NULL,
    CONSTRAINT assignment_pkey PRIMARY KEY (issue_id),
    CONSTRAINT assignment_state CHECK (state IN ('review', 'assigned', 'acknowledged', 'closed', 'ended')),
    CONSTRAINT assignment_held CHECK (state NOT IN ('assigned', 'acknowledged') OR (officer_id IS NOT NULL AND sector IS NOT NULL AND precinct IS NOT NULL)));
  CREATE INDEX assignment_load ON assignment (officer_id, state, reported_at, issue_id);
  CREATE INDEX assignment_sector ON assignment (sector, reported_at, issue_id);
  CREATE INDEX assignment_review ON assignment (reported_at, issue_id) WHERE state = 'review';
  CREATE INDEX assignment_reported ON assignment (reported_at, issue_id);
  CREATE TABLE assignment_history (
    id bigserial NOT NULL, issue_id uuid NOT NULL, at timestamptz NOT NULL, what text NOT NULL, officer_id uuid, by_id uuid, detail text,
    CONSTRAINT assignment_history_pkey PRIMARY KEY (id));
  CREATE INDEX assignment_history_issue ON assignment_history (issue_id, id);`;

/** Everything this service owns. The exclusion constraints need btree_gist, which is made with the database by an administrator. */
export class SectorsRosterAssignments1760000001000 implements MigrationInterface {
  readonly name = 'SectorsRosterAssignments1760000001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [sectors, roster, periods('shift'), periods('absence'), assignments]) await queryRunner.query(sql);
    await queryRunner.query('CREATE INDEX shift_of_officer ON shift (officer_id, starts_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE assignment_history, assignment, absence, shift, officer, sector_set, sector');
  }
}
