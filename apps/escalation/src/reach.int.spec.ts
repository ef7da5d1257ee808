import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nobody, reachOf, theService, type Reach } from '@owcr/access';
import { type Outbox } from '@owcr/messaging';
import { reachInto, testDatabase, wallOf, type TestDatabase } from '@owcr/testing';
import type { Timers } from '@owcr/timers';
import { ClockStore } from './clock/clock.store.js';
import { DeadlineStore } from './clock/deadline.store.js';
import { entities, migrations } from './schema.js';
import { WallStore } from './wall/wall.store.js';

/** Tables with a scope that everybody who works here may read. */
const open = { officer: 'Whom everybody may look up.' };

const [anna, ben, chief] = [randomUUID(), randomUUID(), randomUUID()];
/** Those without an owner are of the command; C lies in no precinct yet, D did when it was raised, E was moved since. */
const rows = [
  { id: randomUUID(), reference: 'A', precinct: '40', raisedIn: '40', officer: anna, owner: null },
  { id: randomUUID(), reference: 'B', precinct: '41', raisedIn: '41', officer: ben, owner: chief },
  { id: randomUUID(), reference: 'C', precinct: null, raisedIn: null, officer: null, owner: null },
  { id: randomUUID(), reference: 'D', precinct: '42', raisedIn: null, officer: null, owner: null },
  { id: randomUUID(), reference: 'E', precinct: '44', raisedIn: '43', officer: null, owner: null },
];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
});
afterAll(() => database?.close());

beforeEach(async () => {
  const query = (sql: string, values?: unknown[]) => database.dataSource.query(sql, values);
  await query('TRUNCATE issue_clock, escalation');
  for (const { id, reference, precinct, raisedIn, officer, owner } of rows) {
    await query(
      `INSERT INTO issue_clock (issue_id, reference, category, priority, reported_at, sector, precinct, officer_id, officer_number)
       VALUES ($1, $2, 'graffiti', 'low', now(), $3 || 'A', $3, $4, 1)`,
      [id, reference, precinct, officer],
    );
    await query(
      `INSERT INTO escalation (id, issue_id, kind, run, level, owner_id, owner_rank, audience, sector, precinct, due_at, raised_at, state)
       VALUES ($1, $2, 'acknowledge', 1, 1, $3, 'sergeant', CASE WHEN $3::uuid IS NULL THEN 'command' END, $4 || 'A', $4, now(), now(), 'open')`,
      [randomUUID(), id, owner, raisedIn],
    );
  }
});

const { within, refusedWithin, faults } = wallOf(() => database);
const of = (precincts: string[], officerId: string | null = null) => reachInto({ precincts, officerId });

/** What is found; and of which issues the clocks may be locked and changed, where that is less. */
const reaches: [string, Reach, string[], string[]?][] = [
  ['no reach', nobody, []],
  ['a foreign precinct', of(['99']), []],
  ['the own precinct', of(['40']), ['A']],
  ['the precinct an issue was found to lie in after it was raised', of(['42']), ['D']],
  ['the precinct it was raised in, which its issue left', of(['43']), ['E'], []],
  ['a foreign person', of([], randomUUID()), []],
  ['the officer of the issue', of([], ben), ['B']],
  ['the owner of the escalation, whose precinct is another', of(['40'], chief), ['A', 'B'], ['A']],
  ['the city', reachOf({ everywhere: true }), ['A', 'B', 'C', 'D', 'E']],
  ['the service', theService, ['A', 'B', 'C', 'D', 'E']],
];

describe('the queries of the service, asked for everything', () => {
  it.each(reaches)('find, within %s, only what lies in it', async (_, reach, expected, own = expected) => {
    const asked = { viewerId: anna, scope: { everywhere: true } as const, after: null, limit: 10 };
    const listed = await within(reach, (tx) => new WallStore().list(tx, asked));
    expect(listed.map(({ reference }) => reference).sort()).toEqual(expected);
    const clocks = new ClockStore({} as Outbox, {} as Timers);
    const locked = await within(reach, (tx) =>
      clocks.lock(
        tx,
        rows.map(({ id }) => id),
      ),
    );
    expect(locked.size).toBe(own.length);
    for (const { id, reference } of rows) {
      const found = await within(reach, (tx) => new DeadlineStore(clocks).find(tx, id));
      expect(found !== undefined).toBe(expected.includes(reference));
    }
  });
});

describe('writing', () => {
  it.each(reaches)('changes, within %s, only what lies in it', async (_, reach, expected, own = expected) => {
    for (const [table, rows] of [
      ['issue_clock', own],
      ['escalation', expected],
    ] as const) {
      const changed = await within(reach, (tx) => tx.query<[unknown, number]>(`UPDATE ${table} SET version = 2`));
      expect(changed[1]).toBe(rows.length);
    }
  });

  it.each([
    ['no reach', nobody],
    ['the own precinct', of(['40'])],
    ['a person', of([], anna)],
  ])('into a foreign scope is refused, within %s', async (_, reach) => {
    const refused = refusedWithin(reach);
    await refused(`INSERT INTO issue_clock (issue_id, precinct) VALUES ($1, '41')`, randomUUID());
    await refused(
      `INSERT INTO escalation (id, issue_id, kind, run, level, owner_rank, audience, precinct, due_at, raised_at, state)
       VALUES ($1, $2, 'resolve', 1, 1, 'sergeant', 'command', '41', now(), now(), 'open')`,
      ...[randomUUID(), rows[1]!.id],
    );
    if (reach === nobody) return;
    await refused(`UPDATE issue_clock SET precinct = '41', officer_id = $2 WHERE issue_id = $1`, rows[0]!.id, ben);
  });
});

describe('the application role itself', () => {
  it('has no right beyond rows, and is held by a policy on every table with a scope that is not open for a reason', async () => {
    expect(await faults(open)).toEqual([]);
  });
});
