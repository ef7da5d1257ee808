import pg from 'pg';

/** A pool that outlives its server: an idle connection that is cut when a measurement fails must not hide why it failed. */
export function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  pool.on('error', () => undefined);
  return pool;
}
