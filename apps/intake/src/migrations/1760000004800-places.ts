import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Streets and house numbers of the city. They are public: they belong to no precinct and to nobody. */
const statements = [
  `CREATE TABLE street (
    id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    locality text,
    locality_key text NOT NULL DEFAULT '',
    lines jsonb NOT NULL DEFAULT '[]',
    south double precision NOT NULL,
    west double precision NOT NULL,
    north double precision NOT NULL,
    east double precision NOT NULL,
    CONSTRAINT street_pkey PRIMARY KEY (id),
    CONSTRAINT street_length_check CHECK (char_length(name) BETWEEN 1 AND 200 AND char_length(locality) <= 100))`,
  `CREATE UNIQUE INDEX street_key_locality ON street (key, locality_key)`,
  `CREATE INDEX street_words ON street USING gin (key gin_trgm_ops)`,
  `CREATE INDEX street_box ON street (south, north)`,
  `CREATE TABLE street_address (
    street_id uuid NOT NULL,
    number text NOT NULL,
    figure int,
    lat double precision NOT NULL,
    lng double precision NOT NULL,
    CONSTRAINT street_address_pkey PRIMARY KEY (street_id, number),
    CONSTRAINT street_address_street_fkey FOREIGN KEY (street_id) REFERENCES street (id) ON DELETE CASCADE,
    CONSTRAINT street_address_location_check CHECK (lat BETWEEN -90 AND 90 AND lng BETWEEN -180 AND 180),
    CONSTRAINT street_address_length_check CHECK (char_length(number) BETWEEN 1 AND 20))`,
  `CREATE INDEX street_address_order ON street_address (street_id, figure)`,
];

export class Places1760000004800 implements MigrationInterface {
  name = 'Places1760000004800';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
