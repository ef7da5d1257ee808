import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { nobody, reachOf, theService, type Reach } from '@owcr/access';
import { reachInto, testDatabase, wallOf, type TestDatabase } from '@owcr/testing';
import { MessageStore } from './inbox/message.store.js';
import { entities, migrations } from './schema.js';

/** Tables with a scope that everybody who works here may read. */
const open = {};

const people = [randomUUID(), randomUUID()] as const;
const [anna, ben] = people;
const messageIds = [randomUUID(), randomUUID()];

const sharedSql = `INSERT INTO shared_message (id, inbox, seq, kind, cause_id, issue_id, reference)
  VALUES ($1, 'clerks', 1, 'escalated', $1, $1, 'A')`;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
});
afterAll(() => database?.close());

beforeEach(async () => {
  const query = (sql: string, values?: unknown[]) => database.dataSource.query(sql, values);
  await query('TRUNCATE person_inbox, message, shared_message, shared_inbox, shared_position');
  await query(`INSERT INTO shared_inbox (inbox, last_seq) VALUES ('clerks', 1)`);
  await query(sharedSql, [randomUUID()]);
  await query(`INSERT INTO shared_position (person_id, inbox, seq) VALUES ($1, 'clerks', 1)`, [anna]);
  for (const [index, person] of people.entries()) {
    await query('INSERT INTO person_inbox (person_id, last_seq) VALUES ($1, 1)', [person]);
    await query(
      `INSERT INTO message (id, recipient_id, seq, kind, cause_id, issue_id, reference, sector) VALUES ($1, $2, 1, 'assigned', $1, $1, 'A', '40A')`,
      [messageIds[index], person],
    );
  }
});

const { within, refusedWithin, faults } = wallOf(() => database);
const of = (precincts: string[], officerId: string | null = null) => reachInto({ precincts, officerId });

const reaches: [string, Reach, string[]][] = [
  ['no reach', nobody, []],
  ["a precinct, for an inbox is a person's", of(['40']), []],
  ['a foreign person', of([], randomUUID()), []],
  ['a person', of(['40'], anna), [anna]],
  ['the city', reachOf({ everywhere: true }), [anna, ben]],
  ['the service', theService, [anna, ben]],
];

describe('the queries of the service, asked for each inbox', () => {
  it.each(reaches)('find, within %s, only what lies in it', async (_, reach, expected) => {
    const messages = new MessageStore();
    const heads = await within(reach, (tx) => messages.lastSeqs(tx, people));
    expect([...heads.keys()].sort()).toEqual([...expected].sort());
    for (const [index, personId] of people.entries()) {
      const count = expected.includes(personId) ? 1 : 0;
      const found = await within(reach, async (tx) => ({
        listed: (await messages.list(tx, { personId, unreadOnly: false, before: null, limit: 10 })).length,
        streamed: (await messages.readAfter(tx, personId, 0, 10)).length,
        unread: await messages.countUnread(tx, personId),
        found: (await messages.find(tx, messageIds[index]!)) ? 1 : 0,
      }));
      expect(found).toEqual({ listed: count, streamed: count, unread: count, found: count });
    }
  });
});

describe('writing', () => {
  it.each(reaches)('marks as read, within %s, only what lies in it', async (_, reach, expected) => {
    for (const id of messageIds) await within(reach, (tx) => new MessageStore().markRead(tx, id));
    const read = await database.dataSource.query<{ recipient_id: string }[]>(
      'SELECT recipient_id FROM message WHERE read_at IS NOT NULL',
    );
    expect(read.map(({ recipient_id }) => recipient_id).sort()).toEqual([...expected].sort());
  });

  it.each([
    ['no reach', nobody],
    ['a person', of(['40'], anna)],
  ])('into the inbox of another is refused, within %s', async (_, reach) => {
    const refused = refusedWithin(reach);
    await refused(
      `INSERT INTO message (id, recipient_id, seq, kind, cause_id, issue_id, reference) VALUES ($1, $2, 9, 'assigned', $1, $1, 'A')`,
      ...[randomUUID(), ben],
    );
    await refused('INSERT INTO person_inbox (person_id) VALUES ($1)', randomUUID());
    await refused(sharedSql, randomUUID());
    for (const table of ['shared_inbox', 'shared_message', 'shared_position'])
      expect(await within(reach, (tx) => tx.query<unknown[]>(`SELECT FROM ${table}`))).toEqual([]);
  });
});

describe('the application role itself', () => {
  it('has no right beyond rows, and is held by a policy on every table with a scope that is not open for a reason', async () => {
    expect(await faults(open)).toEqual([]);
  });
});
