import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom the gateway has let in, or has made a key for: longer than their sessions are kept, so that administrators see who could come.
 * No way to reach anybody. `by_provider`: the provider said it, which counts more than what a key was made with.
 */
export class Person1760000003200 implements MigrationInterface {
  name = 'Person1760000003200';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE person (
        person_id uuid PRIMARY KEY,
        name text NOT NULL,
        role text NOT NULL,
        precincts text[] NOT NULL,
        sectors text[] NOT NULL,
        agency text CHECK (agency <> ''),
        by_provider boolean NOT NULL,
        last_seen_at timestamptz)`);
    await queryRunner.query('CREATE INDEX person_name ON person (name, person_id)');
    await queryRunner.query(`
      INSERT INTO person (person_id, name, role, precincts, sectors, agency, by_provider, last_seen_at)
      SELECT DISTINCT ON (person_id) person_id, name, role, precincts, sectors, agency, by_provider,
             max(seen_at) OVER (PARTITION BY person_id)
        FROM (SELECT person_id, name, role, precincts, sectors, agency, true AS by_provider, created_at, last_seen_at AS seen_at
                FROM web_session
               UNION ALL
              SELECT person_id, name, role, precincts, sectors, agency, false, created_at, last_used_at FROM access_token) AS known
       ORDER BY person_id, by_provider DESC, created_at DESC`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE person');
  }
}
