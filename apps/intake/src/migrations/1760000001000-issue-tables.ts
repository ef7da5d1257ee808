import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE category (
    code text NOT NULL,
    name text NOT NULL,
    priority text NOT NULL,
    questions jsonb NOT NULL DEFAULT '[]',
    position int NOT NULL,
    CONSTRAINT category_pkey PRIMARY KEY (code),
    CONSTRAINT category_priority_check CHECK (priority IN ('low', 'normal', 'high', 'urgent')))`,
  // Numbers references; a number that a refused report took is not given again.
  `CREATE SEQUENCE issue_number AS bigint`,
  `CREATE TABLE issue (
    id uuid NOT NULL,
    reference text NOT NULL,
    tracking_code text NOT NULL,
    status text NOT NULL,
    version int NOT NULL,
    event_count int NOT NULL,
    category text NOT NULL,
    priority text NOT NULL,
    summary text NOT NULL,
    description text,
    lat double precision,
    lng double precision,
    address text,
    channel text NOT NULL,
    answers jsonb NOT NULL DEFAULT '{}',
    source_system text,
    source_id text,
    reported_by uuid,
    reported_at timestamptz(3) NOT NULL,
    sector text,
    precinct text,
    officer_id uuid,
    assignment_number int NOT NULL DEFAULT 0,
    review_cause text,
    referred_to text,
    resolution_reason text,
    resolution_note text,
    resolved_at timestamptz(3),
    reopen_count int NOT NULL DEFAULT 0,
    merged_into uuid,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT issue_pkey PRIMARY KEY (id),
    CONSTRAINT issue_reference_key UNIQUE (reference),
    CONSTRAINT issue_tracking_code_key UNIQUE (tracking_code),
    CONSTRAINT issue_source_key UNIQUE (source_system, source_id),
    CONSTRAINT issue_category_fkey FOREIGN KEY (category) REFERENCES category (code),
    CONSTRAINT issue_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES issue (id),
    CONSTRAINT issue_location_check CHECK ((lat IS NULL) = (lng IS NULL) AND lat BETWEEN -90 AND 90 AND lng BETWEEN -180 AND 180),
    CONSTRAINT issue_source_check CHECK ((source_system IS NULL) = (source_id IS NULL)),
    CONSTRAINT issue_length_check CHECK (char_length(summary) BETWEEN 1 AND 200 AND char_length(description) <= 10000 AND char_length(address) <= 300),
    CONSTRAINT issue_merged_check CHECK ((status = 'merged') = (merged_into IS NOT NULL) AND merged_into <> id)
  ) WITH (fillfactor = 85)`,
  `CREATE INDEX issue_newest ON issue (reported_at, id)`,
  `CREATE INDEX issue_precinct_newest ON issue (precinct, reported_at, id)`,
  `CREATE INDEX issue_sector_newest ON issue (sector, reported_at, id)`,
  `CREATE INDEX issue_officer_newest ON issue (officer_id, reported_at, id)`,
  `CREATE INDEX issue_status_newest ON issue (status, reported_at, id)`,
  `CREATE INDEX issue_category_newest ON issue (category, reported_at, id)`,
  `CREATE INDEX issue_place ON issue (lat, lng)`,
  `CREATE INDEX issue_merged_into ON issue (merged_into) WHERE merged_into IS NOT NULL`,
  `CREATE INDEX issue_resolved ON issue (resolved_at) WHERE status = 'resolved'`,
  `CREATE INDEX issue_text ON issue USING gin ((summary || ' ' || reference) gin_trgm_ops)`,
  `CREATE TABLE reporter (
    issue_id uuid NOT NULL,
    name text,
    phone text,
    email text,
    language text,
    anonymous boolean NOT NULL DEFAULT false,
    CONSTRAINT reporter_pkey PRIMARY KEY (issue_id),
    CONSTRAINT reporter_issue_fkey FOREIGN KEY (issue_id) REFERENCES issue (id),
    CONSTRAINT reporter_anonymous_check CHECK (NOT anonymous OR (name IS NULL AND phone IS NULL AND email IS NULL)))`,
  `CREATE TABLE issue_note (
    id uuid NOT NULL,
    issue_id uuid NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    at timestamptz(3) NOT NULL,
    CONSTRAINT issue_note_pkey PRIMARY KEY (id),
    CONSTRAINT issue_note_issue_fkey FOREIGN KEY (issue_id) REFERENCES issue (id),
    CONSTRAINT issue_note_length_check CHECK (char_length(text) BETWEEN 1 AND 5000))`,
  `CREATE INDEX issue_note_issue ON issue_note (issue_id, id)`,
  `CREATE TABLE officer_name (
    officer_id uuid NOT NULL,
    name text NOT NULL,
    event_version bigint NOT NULL,
    CONSTRAINT officer_name_pkey PRIMARY KEY (officer_id))`,
];

export class IssueTables1760000001000 implements MigrationInterface {
  name = 'IssueTables1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
