import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lies in no precinct yet is for everybody who may read any. An escalation is its owner's wherever it lies, and its issue's
 * officer's: the clock names who owns an escalation of it, for two policies cannot ask each other.
 */
const statements = [
  `ALTER TABLE issue_clock ADD COLUMN owner_ids uuid[] NOT NULL DEFAULT '{}'`,
  `UPDATE issue_clock SET owner_ids = owned.ids
    FROM (SELECT issue_id, array_agg(DISTINCT owner_id) AS ids FROM escalation WHERE owner_id IS NOT NULL GROUP BY issue_id) owned
    WHERE owned.issue_id = issue_clock.issue_id`,
  `CREATE FUNCTION name_escalation_owner() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE issue_clock SET owner_ids = owner_ids || new.owner_id
     WHERE issue_id = new.issue_id AND NOT new.owner_id = ANY (owner_ids);
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER name_owner AFTER INSERT OR UPDATE OF owner_id ON escalation
    FOR EACH ROW WHEN (new.owner_id IS NOT NULL) EXECUTE FUNCTION name_escalation_owner()`,
  `CREATE POLICY reach ON issue_clock USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR officer_id = (SELECT owcr_person())
    OR (SELECT owcr_person()) = ANY (owner_ids) OR (precinct IS NULL AND (SELECT owcr_somebody())))`,
  `CREATE POLICY reach ON escalation USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR owner_id = (SELECT owcr_person())
    OR (precinct IS NULL AND (SELECT owcr_somebody()))
    OR EXISTS (SELECT FROM issue_clock c WHERE c.issue_id = escalation.issue_id AND c.officer_id = (SELECT owcr_person())))`,
  ...['issue_clock', 'escalation'].map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`),
];

export class Reach1760000002013 implements MigrationInterface {
  name = 'Reach1760000002013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
