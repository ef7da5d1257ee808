import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What policies ask about the transaction they run in. A setting that was set in an earlier transaction of the connection is an
 * empty string, one that never was is null; both mean nobody. Policies call these in scalar subselects: once per statement.
 */
const functions = `
  CREATE FUNCTION owcr_everywhere() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('owcr.scope', true) IN ('service', 'city'), false);
  CREATE FUNCTION owcr_service() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('owcr.scope', true) = 'service', false);
  CREATE FUNCTION owcr_precincts() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('owcr.precincts', true), '')::text[];
  CREATE FUNCTION owcr_sectors() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('owcr.sectors', true), '')::text[];
  CREATE FUNCTION owcr_agency() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('owcr.agency', true), '');
  CREATE FUNCTION owcr_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('owcr.person', true), '')::uuid;
  CREATE FUNCTION owcr_somebody() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN owcr_everywhere() OR owcr_precincts() IS NOT NULL OR owcr_person() IS NOT NULL;`;

export class Reach1760000002010 implements MigrationInterface {
  name = 'Reach1760000002010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(functions);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
