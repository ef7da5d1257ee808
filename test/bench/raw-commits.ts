import { randomBytes, randomUUID } from 'node:crypto';
import { openPool } from './pool.js';
import { demoIssue } from '../system/demo-issues.js';

const clients = 16;
/** References are unique over all runs on one database. */
let n = 0;

type Statement = [sql: string, values: unknown[]];

/** The rows that one accepted report leaves in intake's database. */
function rowsOf(n: number): Statement[] {
  const issue = demoIssue(n) as {
    category: string;
    summary: string;
    description: string;
    location: { lat: number; lng: number };
  };
  const id = randomUUID();
  const payload = Buffer.from(
    JSON.stringify({ issueId: id, category: issue.category, location: issue.location, reportedAt: new Date() }),
  );
  return [
    [
      `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, description, lat, lng, channel, reported_at)
       VALUES ($1, $2, $3, 'reported', 1, 1, $4, 'normal', $5, $6, $7, $8, 'phone', now())`,
      [
        id,
        `R${n}`,
        randomBytes(10).toString('hex'),
        issue.category,
        issue.summary,
        issue.description,
        issue.location.lat,
        issue.location.lng,
      ],
    ],
    [`INSERT INTO reporter (issue_id, name, phone) VALUES ($1, 'A Neighbour', '+1 555 0100')`, [id]],
    [
      `INSERT INTO outbox (event_id, topic, msg_key, agg_version, headers, payload) VALUES ($1, 'owcr.issue', $2, 1, '{"ce_type":"issue.reported.v1"}', $3)`,
      [randomUUID(), id, payload],
    ],
    [
      `INSERT INTO idempotency_key (principal_id, key, request_hash, route, response) VALUES ($1, $2, $3, 'POST /api/v1/issues', $4)`,
      [randomUUID(), randomUUID(), randomBytes(32).toString('hex'), JSON.stringify({ id, ...issue })],
    ],
  ];
}

/** Commits per second of the same rows by 16 connections and nothing else: statement by statement, as pgbench does it. */
export async function measureRawCommits(url: string, durationS: number): Promise<number> {
  const pool = openPool(url, clients);
  const endMs = Date.now() + durationS * 1_000;
  let commits = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = await pool.connect();
      try {
        while (Date.now() < endMs) {
          await client.query('BEGIN');
          for (const [sql, values] of rowsOf(n++)) await client.query({ name: sql.slice(0, 40), text: sql, values });
          await client.query('COMMIT');
          commits += 1;
        }
      } finally {
        client.release(true);
      }
    }),
  );
  await pool.end();
  return Math.round(commits / durationS);
}
