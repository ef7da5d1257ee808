import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lies in no precinct yet is for everybody who may read any. An escalation that was raised in none lies where its issue lies since.
 * It is its owner's wherever it lies, and its issue's officer's. Who sees an escalation sees its clock: the clock names who owns an
 * escalation of it and where they were raised, for two policies cannot ask each other. That gives sight of it, no more.
 */
const statements = [
  `ALTER TABLE issue_clock ADD COLUMN owner_ids uuid[] NOT NULL DEFAULT '{}', ADD COLUMN raised_in text[] NOT NULL DEFAULT '{}'`,
  `UPDATE issue_clock SET owner_ids = raised.owners, raised_in = raised.precincts
    FROM (SELECT issue_id, coalesce(array_agg(DISTINCT owner_id) FILTER (WHERE owner_id IS NOT NULL), '{}') AS owners,
            coalesce(array_agg(DISTINCT precinct) FILTER (WHERE precinct IS NOT NULL), '{}') AS precincts
            FROM escalation GROUP BY issue_id) raised
    WHERE raised.issue_id = issue_clock.issue_id`,
  `CREATE FUNCTION name_escalation() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE issue_clock SET
        owner_ids = CASE WHEN new.owner_id IS NULL OR new.owner_id = ANY (owner_ids) THEN owner_ids ELSE owner_ids || new.owner_id END,
        raised_in = CASE WHEN new.precinct IS NULL OR new.precinct = ANY (raised_in) THEN raised_in ELSE raised_in || new.precinct END
     WHERE issue_id = new.issue_id AND NOT (coalesce(new.owner_id = ANY (owner_ids), true) AND coalesce(new.precinct = ANY (raised_in), true));
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER name_escalation AFTER INSERT OR UPDATE OF owner_id, precinct ON escalation
    FOR EACH ROW WHEN (new.owner_id IS NOT NULL OR new.precinct IS NOT NULL) EXECUTE FUNCTION name_escalation()`,
  `CREATE POLICY reach ON issue_clock USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR officer_id = (SELECT owcr_person())
    OR (precinct IS NULL AND (SELECT owcr_somebody())))`,
  `CREATE POLICY sight ON issue_clock FOR SELECT USING (
    (SELECT owcr_person()) = ANY (owner_ids) OR raised_in && (SELECT owcr_precincts())::text[])`,
  `CREATE POLICY reach ON escalation USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR owner_id = (SELECT owcr_person())
    OR (precinct IS NULL AND EXISTS (SELECT FROM issue_clock c WHERE c.issue_id = escalation.issue_id
      AND (c.precinct = ANY ((SELECT owcr_precincts())::text[]) OR (c.precinct IS NULL AND (SELECT owcr_somebody())))))
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
