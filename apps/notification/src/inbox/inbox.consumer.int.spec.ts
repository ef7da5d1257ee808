import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@owcr/contracts';
import { deliver, Outbox } from '@owcr/messaging';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { randomUUID } from 'node:crypto';
import { entities, migrations } from '../schema.js';
import { CommanderStore } from './commander.store.js';
import { consumer, followed, InboxConsumer, type Followed } from './inbox.consumer.js';
import { assignmentTo, escalationTo, officer, resolutionFor } from './inbox.fixture.js';
import { InboxStore } from './inbox.store.js';

let database: TestDatabase;
const inbox = new InboxConsumer(
  new InboxStore(),
  new CommanderStore(),
  new Outbox({ service: 'notification', connection: { brokers: [] }, topicPrefix: '' }),
);

beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
});
afterAll(() => database.close());
beforeEach(() => query('TRUNCATE message, person_inbox, officer, unaddressed, outbox, inbox, stream_position, dead_letter'));

const query = <T = Record<string, unknown>>(sql: string, parameters: unknown[] = []) =>
  database.dataSource.query<T[]>(sql, parameters);
/** How often the consumer was called: more often than batches were sent means that one had to be taken again. */
let handled = 0;
const send = (...events: DomainEvent<Followed>[]) =>
  deliver(database.app, {
    ...{ consumer, types: followed, events },
    handler: (batch) => {
      handled += 1;
      return inbox.follow(batch);
    },
  });
const messagesOf = (personId: string) =>
  query<{ seq: string; kind: string; category: string | null }>('SELECT * FROM message WHERE recipient_id = $1 ORDER BY seq', [
    personId,
  ]);
const tables = async () =>
  JSON.stringify([
    await query('SELECT * FROM message ORDER BY id'),
    await query('SELECT * FROM person_inbox ORDER BY person_id'),
    await query('SELECT event_id, topic, msg_key, agg_version, payload FROM outbox ORDER BY seq'),
  ]);

const someone = randomUUID();

describe('the tables', () => {
  it('are what the entities say', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query: sql }) => sql)).toEqual([]);
  });
});

describe('telling people', () => {
  it('puts a message at the next place of the inbox and states it', async () => {
    const assignment = assignmentTo(someone);
    await send(assignment);
    await send(escalationTo(someone), resolutionFor(someone, assignment.data.issueId));
    const messages = await messagesOf(someone);
    expect(messages.map(({ seq, kind }) => [seq, kind])).toEqual([
      ['1', 'assigned'],
      ['2', 'escalated'],
      ['3', 'resolved'],
    ]);
    expect(messages[2]?.category).toBe('noise-street');
    expect(await query('SELECT DISTINCT topic, agg_version, msg_key FROM outbox')).toHaveLength(3);
  });

  it('tells nobody anything twice, however often events come', async () => {
    const events = Array.from({ length: 50 }, (_, index) => assignmentTo(index % 2 ? someone : randomUUID()));
    await send(...events);
    const once = await tables();
    await send(...events);
    await send(...[...events].reverse());
    expect(await tables()).toBe(once);
  });

  it('tells nobody anything twice even when the marks of handled events are gone', async () => {
    const events = Array.from({ length: 10 }, () => assignmentTo(someone));
    await send(...events);
    await query('TRUNCATE inbox, stream_position');
    await send(...events, assignmentTo(someone));
    const places = (await messagesOf(someone)).map(({ seq }) => Number(seq));
    expect(places).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
    expect(await query('SELECT * FROM dead_letter')).toEqual([]);
  });

  it('keeps places without gaps and without a deadlock when batches for the same people meet', async () => {
    const people = Array.from({ length: 20 }, () => randomUUID());
    const round = (order: string[]) => send(...order.map((person) => assignmentTo(person)));
    handled = 0;
    await Promise.all(Array.from({ length: 12 }, (_, n) => round(n % 2 ? people : [...people].reverse())));
    expect(handled).toBe(12);
    const heads = await query<{ last_seq: string; places: number; highest: string }>(
      `SELECT p.last_seq, count(*)::int AS places, max(m.seq) AS highest FROM person_inbox p JOIN message m ON m.recipient_id = p.person_id
       GROUP BY p.person_id, p.last_seq`,
    );
    expect(heads).toEqual(people.map(() => ({ last_seq: '12', places: 12, highest: '12' })));
  });
});

describe('an escalation without an owner', () => {
  const [first, second, retired, patrol] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string];

  it('goes to every active commander', async () => {
    await send(officer(first), officer(second), officer(retired), officer(patrol, { rank: 'officer' }));
    await send(officer(retired, { active: false, version: 2 }));
    await send(escalationTo(null));
    const told = await query<{ recipient_id: string }>('SELECT recipient_id FROM message');
    expect(told.map((row) => row.recipient_id).sort()).toEqual([first, second].sort());
  });

  it('waits for the first commander when there is none', async () => {
    await send(officer(patrol, { rank: 'officer' }), escalationTo(null), escalationTo(null));
    expect(await query('SELECT * FROM message')).toEqual([]);
    await send(officer(first));
    expect(await messagesOf(first)).toHaveLength(2);
    expect(await query('SELECT * FROM unaddressed')).toEqual([]);
  });

  it('is not missed by a commander who comes at the same moment', async () => {
    const escalations = Array.from({ length: 10 }, () => escalationTo(null));
    await Promise.all([...escalations.map((escalation) => send(escalation)), send(officer(first))]);
    expect(await messagesOf(first)).toHaveLength(escalations.length);
  });
});
