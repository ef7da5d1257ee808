import type { System } from './system.js';

/** What grows with every issue, by the service that owns it. */
const growing = {
  intake: ['issue', 'issue_step', 'issue_note', 'reporter', 'idempotency_key', 'inbox', 'stream_position'],
  'sector-assignment': ['assignment', 'assignment_history', 'idempotency_key', 'inbox', 'stream_position'],
  escalation: ['issue_clock', 'escalation', 'inbox', 'stream_position'],
  notification: ['message', 'inbox', 'stream_position'],
  insights: ['board_issue', 'timeline_entry', 'issue_milestone', 'audit_entry', 'inbox', 'stream_position'],
} as const;

export interface TableRead {
  table: string;
  rows: number;
  /** Rows read by going through the table, not by an index, since the database was made. */
  read: number;
}

const statisticsLagMs = 2_500;
const sql = `
  SELECT relname AS name, n_live_tup::int AS rows, seq_tup_read::int AS read FROM pg_stat_user_tables WHERE relname = ANY ($1::text[])`;

/** How much of each growing table was read by going through it, once the statistics of what was done before are in. */
export async function tablesRead(system: System): Promise<TableRead[]> {
  const services = Object.entries(growing) as [keyof typeof growing, readonly string[]][];
  // With what autovacuum would find out by itself, the planner knows how large they are.
  for (const [service, tables] of services) await system.rows(service, `ANALYZE ${tables.join(', ')}`);
  await new Promise((resolve) => setTimeout(resolve, statisticsLagMs));
  const found = await Promise.all(
    services.map(async ([service, tables]) =>
      (await system.rows<{ name: string; rows: number; read: number }>(service, sql, [tables])).map(({ name, rows, read }) => ({
        table: `${service}.${name}`,
        rows,
        read,
      })),
    ),
  );
  return found.flat();
}
