import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nobody, reachOf, theService, type Reach } from '@owcr/access';
import { reachInto, testDatabase, wallOf, type TestDatabase } from '@owcr/testing';
import { AssignmentStore } from './assignment/assignment.store.js';
import { AssignmentViewStore } from './assignment/assignment.view.store.js';
import { PeriodStore } from './officer/period.store.js';
import { entities, migrations } from './schema.js';

/** Tables with a scope that everybody who works here may read. */
const open = {
  officer: 'Whom everybody may look up; how to reach them is a matter of columns, not of rows.',
  sector: 'Boundaries, which everybody may look up.',
};

const [anna, ben] = [randomUUID(), randomUUID()];
const rows = [
  { id: randomUUID(), reference: 'A', precinct: '40', officer: anna },
  { id: randomUUID(), reference: 'B', precinct: '41', officer: ben },
  { id: randomUUID(), reference: 'C', precinct: null, officer: null },
];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
});
afterAll(() => database?.close());

beforeEach(async () => {
  const query = (sql: string, values?: unknown[]) => database.dataSource.query(sql, values);
  await query('TRUNCATE assignment, assignment_history, shift, absence, officer');
  for (const [id, precinct] of [
    [anna, '40'],
    [ben, '41'],
  ]) {
    await query(
      `INSERT INTO officer (id, badge, name, rank, sectors, given_precincts, precincts, language, active, version, event_count, updated_at)
       VALUES ($1, $2, $2, 'officer', '{}', ARRAY[$2], ARRAY[$2], 'en', true, 1, 1, now())`,
      [id, precinct],
    );
    await query(`INSERT INTO shift (id, officer_id, starts_at, ends_at) VALUES ($1, $2, now(), now() + interval '8 hours')`, [
      randomUUID(),
      id,
    ]);
  }
  for (const { id, reference, precinct, officer } of rows) {
    await query(
      `INSERT INTO assignment (issue_id, state, reference, category, priority, reported_at, sector, precinct, officer_id, number, reasons,
         declined_by, review_cause, wanted, version, event_count, updated_at)
       VALUES ($1, $2, $3, 'graffiti', 'low', now(), $4 || 'A', $4, $5, 1, '[]', '{}', $6, CASE WHEN $6::text IS NOT NULL THEN 'reported' END, 1, 1, now())`,
      [id, officer ? 'assigned' : 'review', reference, precinct, officer, officer ? null : 'no-location'],
    );
    await query(`INSERT INTO assignment_history (issue_id, at, what) VALUES ($1, now(), 'made')`, [id]);
  }
});

const { within, refusedWithin, faults } = wallOf(() => database);
const of = (precincts: string[], officerId: string | null = null) => reachInto({ precincts, officerId });
const everything = { state: null, officerId: null, sector: null, after: null, limit: 10 };

const reaches: [string, Reach, string[]][] = [
  ['no reach', nobody, []],
  ['a foreign precinct', of(['99']), []],
  ['the own precinct', of(['40']), ['A']],
  ['a foreign person', of([], randomUUID()), []],
  ['a person', of([], ben), ['B']],
  ['the city', reachOf({ everywhere: true }), ['A', 'B', 'C']],
  ['the service', theService, ['A', 'B', 'C']],
];

describe('the queries of the service, asked for everything', () => {
  it.each(reaches)('find, within %s, only what lies in it', async (_, reach, expected) => {
    const listed = await within(reach, (tx) => new AssignmentViewStore().list(tx, { everywhere: true }, everything));
    expect(listed.map(({ reference }) => reference).sort()).toEqual(expected);
    const locked = await within(reach, (tx) =>
      new AssignmentStore().lock(
        tx,
        rows.map(({ id }) => id),
      ),
    );
    expect(locked.size).toBe(expected.length);
    for (const { id, reference } of rows) {
      const seen = expected.includes(reference);
      const views = new AssignmentViewStore();
      expect((await within(reach, (tx) => views.find(tx, id))) !== null).toBe(seen);
      expect(await within(reach, (tx) => views.history(tx, id))).toHaveLength(seen ? 1 : 0);
    }
  });

  it.each(reaches)('find, within %s, only shifts of officers in it', async (_, reach, expected) => {
    const asked = { officerId: null, precinct: null, from: null, to: null, after: null, limit: 10 };
    const shifts = await within(reach, (tx) => new PeriodStore().list(tx, 'shift', asked));
    const officers = expected.flatMap((reference) => rows.find((row) => row.reference === reference)?.officer ?? []);
    expect(shifts.map(({ officerId }) => officerId).sort()).toEqual(officers.sort());
  });
});

describe('writing', () => {
  it.each(reaches)('changes, within %s, only what lies in it', async (_, reach, expected) => {
    const changed = await within(reach, (tx) => tx.query<[unknown, number]>(`UPDATE assignment SET version = 2`));
    expect(changed[1]).toBe(expected.length);
  });

  it.each([
    ['no reach', nobody],
    ['the own precinct', of(['40'])],
    ['a person', of([], anna)],
  ])('into a foreign scope is refused, within %s', async (_, reach) => {
    const refused = refusedWithin(reach);
    await refused(`INSERT INTO assignment_history (issue_id, at, what) VALUES ($1, now(), 'made')`, rows[1]!.id);
    const absence = `INSERT INTO absence (id, officer_id, starts_at, ends_at) VALUES ($1, $2, now(), now() + interval '1 day')`;
    await refused(absence, randomUUID(), ben);
    if (reach === nobody) return;
    await refused(`UPDATE assignment SET precinct = '41', officer_id = $2 WHERE issue_id = $1`, rows[0]!.id, ben);
    await within(reach, (tx) => tx.query(absence, [randomUUID(), anna]));
  });
});

describe('the application role itself', () => {
  it('has no right beyond rows, and is held by a policy on every table with a scope that is not open for a reason', async () => {
    expect(await faults(open)).toEqual([]);
  });
});
