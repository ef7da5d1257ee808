import type { DataSource } from 'typeorm';

/** Asks how many events were stated since `countStated`, but for the audit trail, which is told of refusals up to a second later. */
export const statedSql = '(SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM stated_count)';

const countSql = `
  CREATE SEQUENCE stated_count;
  CREATE FUNCTION count_stated() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM nextval('stated_count');
    RETURN NULL;
  END $$;
  CREATE TRIGGER count_stated AFTER INSERT ON outbox
    FOR EACH ROW WHEN (new.headers ->> 'ce_type' NOT LIKE 'audit.%') EXECUTE FUNCTION count_stated()`;

/** Counts what a service states from now on, also what is rolled back: the relay deletes from the outbox what it has published. */
export async function countStated(dataSource: DataSource): Promise<void> {
  await dataSource.query(countSql);
}
