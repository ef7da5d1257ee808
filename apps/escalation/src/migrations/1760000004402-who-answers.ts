import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is on duty and absent; who is told where no single person answers; reminders after the last level; why an issue is in review.
 *
 * What lies in no precinct yet is seen by those who may see the whole city, and by nobody else.
 *
 * What stood at the last level already is reminded from now on as well.
 */
const statements = [
  `SET LOCAL owcr.scope = 'service'`,
  `ALTER TABLE officer ADD COLUMN shifts jsonb NOT NULL DEFAULT '[]', ADD COLUMN absences jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN absence_timer_id uuid, ADD COLUMN absence_timer_at timestamptz`,
  `ALTER TABLE issue_clock ADD COLUMN review_cause text`,
  `ALTER TABLE escalation ADD COLUMN audience text, ADD COLUMN remind_at timestamptz, ADD COLUMN reminders int NOT NULL DEFAULT 0`,
  `UPDATE escalation SET audience = 'command' WHERE owner_id IS NULL`,
  `ALTER TABLE escalation ADD CONSTRAINT escalation_told CHECK ((owner_id IS NULL) = (audience IS NOT NULL)),
    ADD CONSTRAINT escalation_audience CHECK (audience IN ('clerks', 'command'))`,
  `CREATE INDEX escalation_open_owner ON escalation (owner_id) WHERE state = 'open'`,
  `UPDATE escalation SET remind_at = now() + interval '4 hours' WHERE level = 3 AND state <> 'closed'`,
  ...['acknowledge', 'resolve'].flatMap((kind) => [
    `UPDATE issue_clock SET ${kind}_timer_id = gen_random_uuid() FROM escalation
      WHERE escalation.issue_id = issue_clock.issue_id AND kind = '${kind}' AND level = 3 AND state <> 'closed'`,
    `INSERT INTO timer (id, version, kind, subject, due_at)
      SELECT ${kind}_timer_id, run, '${kind}/remind/3/' || escalation.version, escalation.issue_id, remind_at FROM escalation
        JOIN issue_clock ON issue_clock.issue_id = escalation.issue_id
       WHERE kind = '${kind}' AND level = 3 AND state <> 'closed'`,
  ]),
  `DROP POLICY reach ON issue_clock`,
  `CREATE POLICY reach ON issue_clock USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR officer_id = (SELECT owcr_person()))`,
  `DROP POLICY reach ON escalation`,
  `CREATE POLICY reach ON escalation USING (
    (SELECT owcr_everywhere()) OR precinct = ANY ((SELECT owcr_precincts())::text[]) OR owner_id = (SELECT owcr_person())
    OR (precinct IS NULL AND EXISTS (SELECT FROM issue_clock c WHERE c.issue_id = escalation.issue_id
      AND c.precinct = ANY ((SELECT owcr_precincts())::text[])))
    OR EXISTS (SELECT FROM issue_clock c WHERE c.issue_id = escalation.issue_id AND c.officer_id = (SELECT owcr_person())))`,
  `SET LOCAL owcr.scope = ''`,
];

export class WhoAnswers1760000004402 implements MigrationInterface {
  readonly name = 'WhoAnswers1760000004402';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('migrations only go forward'));
  }
}
