import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@owcr/access';
import { issueColumns } from './issue-csv.js';
import type { AuditEntry } from '@owcr/platform';
import { person, statedEvents } from '@owcr/testing';
import { runIntake, type RunningIntake } from '../intake.harness.js';

const count = 1_750;
const clerk = person('clerk');
let intake: RunningIntake;

beforeAll(async () => {
  intake = await runIntake();
  // Several share a time, so that the id decides where a page ends.
  await intake.database.dataSource.query(
    `INSERT INTO issue (id, reference, tracking_code, status, version, event_count, category, priority, summary, channel, reported_at, precinct)
     SELECT gen_random_uuid(), 'R' || n, 'T' || n, 'reported', 1, 1, 'graffiti', 'low', 'No ' || n, 'web',
       '2026-03-01T00:00:00Z'::timestamptz + make_interval(secs => n / 7), CASE WHEN n <= 10 THEN '40' END
       FROM generate_series(1, ${count}) n`,
  );
}, 60_000);
afterAll(() => intake?.close());

async function csv(query: string, principal: Principal = clerk) {
  const answer = await fetch(`${intake.url}/api/v1/issues?format=csv${query}`, {
    headers: { authorization: `Bearer ${await intake.tokenFor(principal)}` },
  });
  const text = await answer.text();
  return { answer, text, lines: text.trimEnd().split('\n') };
}

describe('the list of issues as CSV', () => {
  it('is all of it, each once, in the order asked for, as a file', async () => {
    const { answer, lines } = await csv('&sort=reportedAt');
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="issues.csv"');
    expect(lines[0]).toBe(issueColumns.join(','));
    const references = lines.slice(1).map((line) => line.split(',')[0]);
    expect([references.length, new Set(references).size]).toEqual([count, count]);
    const times = lines.slice(1).map((line) => line.split(',')[issueColumns.indexOf('reportedAt')]!);
    expect(times).toEqual([...times].sort());
  });

  it('is what the filters match and who asks may read', async () => {
    expect((await csv('&q=No%201749')).lines.length).toBeLessThan(count);
    expect((await csv('&status=closed')).lines).toHaveLength(1);
    expect((await csv('', person('officer', ['40']))).lines).toHaveLength(11);
    expect((await csv('', person('resident'))).answer.status).toBe(403);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('does not let a spreadsheet run %j', async (summary) => {
    await intake.database.dataSource.query(`UPDATE issue SET summary = $1, address = $1 WHERE reference = 'R1'`, [summary]);
    const { text } = await csv('&precinct=40');
    expect(text).toContain(`'${summary}`);
    expect(text).not.toMatch(new RegExp(`(^|[,\\n"])${summary.replace(/[+().]/g, '\\$&')}`));
  });

  it('is on record before it is answered, and a list on a page is not', async () => {
    const exporting = person('clerk');
    const trail = async () =>
      (await statedEvents<AuditEntry>(intake.database))
        .map(({ data }) => data)
        .filter((entry) => entry.principalId === exporting.id);
    await (await intake.as(exporting)).get('/issues?limit=1');
    expect(await trail()).toEqual([]);
    await csv('&q=secret', exporting);
    expect(await trail()).toMatchObject([{ action: 'GET /api/v1/issues?format=csv', result: 'done', target: null }]);
    await intake.database.dataSource.query('ALTER TABLE outbox RENAME TO outbox_away');
    const { answer, text } = await csv('');
    await intake.database.dataSource.query('ALTER TABLE outbox_away RENAME TO outbox');
    expect([answer.status, text.includes('No 1')]).toEqual([500, false]);
  });
});
