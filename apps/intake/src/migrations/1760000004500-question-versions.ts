import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Departments change the questions of a category in its table, so the table itself counts their versions and keeps each: what an issue
 * was asked can be read later. Answers kept before have no version: they were never checked.
 */
const statements = [
  `ALTER TABLE category ADD questions_version int NOT NULL DEFAULT 1`,
  `CREATE TABLE category_questions (
    category text NOT NULL,
    version int NOT NULL,
    questions jsonb NOT NULL,
    since timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT category_questions_pkey PRIMARY KEY (category, version),
    CONSTRAINT category_questions_category_fkey FOREIGN KEY (category) REFERENCES category (code))`,
  `INSERT INTO category_questions (category, version, questions) SELECT code, questions_version, questions FROM category`,
  `CREATE FUNCTION category_count_questions() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     NEW.questions_version := OLD.questions_version + 1;
     RETURN NEW;
   END $$`,
  `CREATE FUNCTION category_keep_questions() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO category_questions (category, version, questions) VALUES (NEW.code, NEW.questions_version, NEW.questions);
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER category_count_questions BEFORE UPDATE OF questions ON category
    FOR EACH ROW WHEN (NEW.questions IS DISTINCT FROM OLD.questions) EXECUTE FUNCTION category_count_questions()`,
  `CREATE TRIGGER category_keep_new_questions AFTER INSERT ON category
    FOR EACH ROW EXECUTE FUNCTION category_keep_questions()`,
  `CREATE TRIGGER category_keep_changed_questions AFTER UPDATE OF questions ON category
    FOR EACH ROW WHEN (NEW.questions IS DISTINCT FROM OLD.questions) EXECUTE FUNCTION category_keep_questions()`,
  `ALTER TABLE issue ADD questions_version int`,
];

export class QuestionVersions1760000004500 implements MigrationInterface {
  name = 'QuestionVersions1760000004500';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
