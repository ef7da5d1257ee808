import type { TestDatabase } from './database.js';

/** An event as it was put into the outbox. */
export interface StatedEvent<Data = Record<string, unknown>> {
  id: string;
  topic: string;
  key: string;
  version: number;
  type: string;
  data: Data;
}

const trails = 'owcr.audit.%';

/** The owner's right, so that a service with rights on its own tables alone can be watched. */
const keepSql = `
  CREATE TABLE stated (seq bigint, id uuid, topic text, key text, version int, type text, data jsonb);
  CREATE FUNCTION keep_stated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$ BEGIN
    INSERT INTO stated VALUES
      (NEW.seq, NEW.event_id, NEW.topic, NEW.msg_key, NEW.agg_version, NEW.headers ->> 'ce_type', convert_from(NEW.payload, 'UTF8')::jsonb);
    RETURN NULL;
  END $$;
  CREATE TRIGGER keep_stated AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION keep_stated()`;

/** Keeps what a service states from now on: the relay deletes it from the outbox once it is published. */
export async function keepStated({ dataSource }: Pick<TestDatabase, 'dataSource'>): Promise<void> {
  await dataSource.query(keepSql);
}

/** What was stated in order, of one key where one is given. Needs `keepStated`. */
export function statedEvents<Data = Record<string, unknown>>(
  { dataSource }: Pick<TestDatabase, 'dataSource'>,
  { key }: { key?: string } = {},
): Promise<StatedEvent<Data>[]> {
  return dataSource.query(
    'SELECT id, topic, key, version, type, data FROM stated WHERE $1::text IS NULL OR stated.key = $1 ORDER BY seq',
    [key ?? null],
  );
}

/** Changes whenever a row of these tables does, or an event is stated; the audit trail apart, which records refusals too. Needs `keepStated`. */
export async function fingerprintOf(
  { dataSource }: Pick<TestDatabase, 'dataSource'>,
  tables: readonly string[],
): Promise<string> {
  const parts = tables.map((table) => `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${table} t)`);
  const [row] = await dataSource.query<[{ print: string }]>(
    `SELECT concat_ws(' ', ${parts.join(', ')}, (SELECT count(*) FROM stated WHERE topic NOT LIKE $1)) AS print`,
    [trails],
  );
  return row.print;
}
