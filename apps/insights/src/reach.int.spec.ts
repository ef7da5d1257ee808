import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nobody, reachOf, theService, type Reach } from '@owcr/access';
import { Reads } from '@owcr/platform';
import { reachInto, testDatabase, wallOf, type TestDatabase } from '@owcr/testing';
import { BoardReader } from './board/board-reader.store.js';
import { entities, migrations } from './schema.js';
import { TimelineStore } from './timeline/timeline.store.js';

/** Tables with a scope that everybody who works here may read. */
const open = {
  board_sector: 'Names of sectors and their precinct, which everybody may look up, and when a number of theirs changed.',
};

const [anna, ben] = [randomUUID(), randomUUID()];
const rows = [
  { id: randomUUID(), reference: 'A', precinct: '40', officer: anna },
  { id: randomUUID(), reference: 'B', precinct: '41', officer: ben },
  { id: randomUUID(), reference: 'C', precinct: null, officer: null },
];

let database: TestDatabase;
let reader: BoardReader;
beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
  reader = new BoardReader(database.app, new Reads(database.app));
});
afterAll(() => database?.close());

beforeEach(async () => {
  const query = (sql: string, values?: unknown[]) => database.dataSource.query(sql, values);
  await query('TRUNCATE board_issue, board_sector, issue_milestone, timeline_entry');
  for (const [index, { id, reference, precinct, officer }] of rows.entries()) {
    await query(
      `INSERT INTO board_issue (issue_id, reference, reported_at, lifecycle, reopen_count, handling, sector, precinct, officer_id,
         acknowledge_level, resolve_level, status, open, unacknowledged, needs_review, escalation_level)
       VALUES ($1, $2, now(), 'reported', 0, 'assigned', $3 || 'A', $3, $4, 0, 0, 'assigned', true, true, false, 0)`,
      [id, reference, precinct, officer],
    );
    await query(`INSERT INTO board_sector (sector, precinct, changed_seq) VALUES (coalesce($1 || 'A', ''), $1, $2)`, [
      precinct,
      index,
    ]);
    await query(
      `INSERT INTO timeline_entry (issue_id, event_id, type, at, service, facts, position, version) VALUES ($1, $1, 'x', now(), 'x', '{}', 1, 1)`,
      [id],
    );
    await query('INSERT INTO issue_milestone (issue_id, acknowledged_at) VALUES ($1, now())', [id]);
  }
});

const { within, refusedWithin, faults } = wallOf(() => database);
const of = (precincts: string[], officerId: string | null = null) => reachInto({ precincts, officerId });
const ofSectors = (sectors: string[]) => reachInto({ sectors });

const reaches: [string, Reach, string[]][] = [
  ['no reach', nobody, []],
  ['a foreign precinct', of(['99']), []],
  ['the own precinct', of(['40']), ['A']],
  ['a foreign sector', ofSectors(['99A', '40']), []],
  ['an own sector', ofSectors(['40A', '99A']), ['A']],
  ['a foreign person', of([], randomUUID()), []],
  ['a person', of([], ben), ['B']],
  ['the city', reachOf({ everywhere: true }), ['A', 'B', 'C']],
  ['the service', theService, ['A', 'B', 'C']],
];

describe('the queries of the service, asked for everything', () => {
  it.each(reaches)('count, within %s, only what lies in it', async (_, reach, expected) => {
    const counted = (await reader.snapshot(reach)).rows.filter(({ open: issues }) => issues > 0);
    expect(counted).toHaveLength(expected.length);
  });

  it.each(reaches)('find, within %s, only what lies in it', async (_, reach, expected) => {
    const listed = await Promise.all(['40A', '41A'].map((sector) => reader.issues(reach, { sector, after: null, limit: 10 })));
    expect(listed.flat().map(({ reference }) => reference)).toEqual(expected.filter((reference) => reference !== 'C'));
    const timeline = new TimelineStore();
    for (const { id, reference } of rows) {
      const seen = expected.includes(reference);
      expect(await within(reach, (tx) => timeline.read(tx, id, 10))).toHaveLength(seen ? 1 : 0);
      expect((await within(reach, (tx) => timeline.whereabouts(tx, id))) !== null).toBe(seen);
    }
  });
});

describe('writing', () => {
  it.each(reaches)('changes, within %s, only what lies in it', async (_, reach, expected) => {
    for (const change of [
      'UPDATE board_issue SET reopen_count = 1',
      'UPDATE timeline_entry SET position = 2',
      'UPDATE issue_milestone SET resolved_at = now()',
    ]) {
      const changed = await within(reach, (tx) => tx.query<[unknown, number]>(change));
      expect(changed[1]).toBe(expected.length);
    }
  });

  it.each([
    ['no reach', nobody],
    ['the own precinct', of(['40'])],
    ['a person', of([], anna)],
  ])('into a foreign scope is refused, within %s', async (_, reach) => {
    const refused = refusedWithin(reach);
    await refused(
      `INSERT INTO timeline_entry (issue_id, event_id, type, at, service, facts, position, version) VALUES ($1, $2, 'x', now(), 'x', '{}', 1, 1)`,
      ...[rows[1]!.id, randomUUID()],
    );
    await refused('INSERT INTO issue_milestone (issue_id) VALUES ($1)', randomUUID());
    if (reach !== nobody)
      await refused(`UPDATE board_issue SET precinct = '41', officer_id = $2 WHERE issue_id = $1`, rows[0]!.id, ben);
  });
});

/** They have no scope: who may read one entry may read all. What protects them is that nobody may change them. */
describe('the audit trail', () => {
  it.each(['audit_entry', 'audit_anchor'])('is, in %s, only added to, however far a transaction reaches', async (table) => {
    for (const change of [`UPDATE ${table} SET seq = seq`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
      await expect(within(theService, (tx) => tx.query(change))).rejects.toThrow('permission denied');
  });
});

describe('the application role itself', () => {
  it('has no right beyond rows, and is held by a policy on every table with a scope that is not open for a reason', async () => {
    expect(await faults(open)).toEqual([]);
  });
});
