import type { TestDatabase } from '@owcr/testing';

export interface SaidEntry {
  principalId: string | null;
  role: string | null;
  action: string;
  target: string | null;
  result: string;
  code: string | null;
  count: number;
  from: string | null;
}

/** What the gateway says to the audit trail from now on. What has been published is gone from the outbox, so it is kept here. */
export async function keepWhatIsSaid({ dataSource }: TestDatabase): Promise<() => Promise<SaidEntry[]>> {
  await dataSource.query('CREATE TABLE said (LIKE outbox)');
  await dataSource.query(
    `CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO said VALUES (NEW.*); RETURN NULL; END $$`,
  );
  await dataSource.query('CREATE TRIGGER keep AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION keep()');
  return async () => {
    const rows = await dataSource.query<{ entry: SaidEntry }[]>(
      `SELECT convert_from(payload, 'UTF8')::json AS entry FROM said ORDER BY seq`,
    );
    return rows.map(({ entry }) => entry);
  };
}
