import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@owcr/contracts';
import { theService } from '@owcr/access';
import { deliver, Outbox, transactionIn } from '@owcr/messaging';
import { testDatabase, type TestDatabase } from '@owcr/testing';
import { randomUUID } from 'node:crypto';
import { entities, migrations } from '../schema.js';
import { AssignmentsApart1760000005200 } from '../migrations/1760000005200-assignments-apart.js';
import { causeTypes, urgentTypes } from './inbox.js';
import { InboxConsumer, type Followed } from './inbox.consumer.js';
import { assignmentTo, escalationTo, referralTo, resolutionFor } from './inbox.fixture.js';
import { InboxStore } from './inbox.store.js';
import { MessageStore, type StoredMessage } from './message.store.js';
import { NewMessages } from './new-messages.js';
import type { SharedInbox } from './shared-inbox.js';
import { SharedInboxStore } from './shared-inbox.store.js';

let database: TestDatabase;
const news = new NewMessages();
const inboxes = new InboxStore(news);
const inbox = new InboxConsumer(
  inboxes,
  new SharedInboxStore(inboxes, news),
  new Outbox({ service: 'notification', connection: { brokers: [] }, topicPrefix: '' }),
);

beforeAll(async () => {
  database = await testDatabase({ migrations: [...migrations], entities });
});
afterAll(() => database.close());
beforeEach(() =>
  query(
    'TRUNCATE message, person_inbox, shared_message, shared_inbox, shared_position, outbox, inbox, stream_position, dead_letter',
  ),
);

const query = <T = Record<string, unknown>>(sql: string, parameters: unknown[] = []) =>
  database.dataSource.query<T[]>(sql, parameters);
/** How often the consumer was called: more often than batches were sent means that one had to be taken again. */
let handled = 0;
const send = (...events: DomainEvent<Followed>[]) => sendAs('notification.messages', ...events);
const sendAs = (consumer: string, ...events: DomainEvent<Followed>[]) =>
  deliver(database.app, {
    ...{ consumer, types: [...urgentTypes, ...causeTypes], events },
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

  it('gives what it has committed to those who listen as they would read it, and nothing that was rolled back', async () => {
    const heard: StoredMessage[] = [];
    const stop = news.follow({ added: (messages) => void heard.push(...messages), posted: () => undefined });
    await send(assignmentTo(someone), escalationTo(someone), resolutionFor(someone, randomUUID()));
    await expect(
      transactionIn(database.app, theService, async (tx) => {
        await inbox.follow({ tx, events: [assignmentTo(someone)] });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    stop();
    const read = await transactionIn(database.app, theService, (tx) => new MessageStore().readAfter(tx, someone, 0, 10));
    expect(heard).toHaveLength(3);
    expect(heard).toEqual(read);
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

  it('tells nobody anything twice when the group that follows assignments begins to read them', async () => {
    const events = Array.from({ length: 10 }, () => assignmentTo(someone));
    await send(...events);
    await database.dataSource.query('ALTER TABLE message DISABLE TRIGGER ALL');
    await query('DELETE FROM message');
    const runner = database.dataSource.createQueryRunner();
    await new AssignmentsApart1760000005200().up(runner);
    await runner.release();
    const fresh = assignmentTo(someone);
    await sendAs('notification.assignments', ...events, fresh);
    expect((await query<{ cause_id: string }>('SELECT cause_id FROM message')).map(({ cause_id: id }) => id)).toEqual([fresh.id]);
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

describe('what is told to everybody of a kind', () => {
  const shared = new SharedInboxStore(inboxes, news);
  const take = (personId: string, ...inboxes: SharedInbox[]) =>
    transactionIn(database.app, theService, (tx) => shared.take(tx, personId, inboxes));
  const kindsOf = async (personId: string) => (await messagesOf(personId)).map(({ kind }) => kind);
  const [robin, alex] = [randomUUID(), randomUUID()];

  it('waits once for all, and each takes it into their own inbox, with places of their own', async () => {
    await send(escalationTo(null, 'clerks'), escalationTo(null, 'clerks'), escalationTo(null, 'command'));
    expect(await query('SELECT inbox, seq FROM shared_message ORDER BY inbox, seq')).toEqual([
      { inbox: 'clerks', seq: '1' },
      { inbox: 'clerks', seq: '2' },
      { inbox: 'command', seq: '1' },
    ]);
    expect(await query('SELECT FROM message')).toEqual([]);
    await send(assignmentTo(robin));
    await take(robin, 'clerks');
    await take(alex, 'clerks', 'command');
    expect((await messagesOf(robin)).map(({ seq, kind }) => [seq, kind])).toEqual([
      ['1', 'assigned'],
      ['2', 'escalated'],
      ['3', 'escalated'],
    ]);
    expect(await messagesOf(alex)).toHaveLength(3);
    await query('UPDATE message SET read_at = now() WHERE recipient_id = $1', [robin]);
    expect(await query('SELECT FROM message WHERE read_at IS NULL AND recipient_id = $1', [alex])).toHaveLength(3);
  });

  it('is taken once, by however many of a person’s windows at the same moment, and posted once', async () => {
    const events = Array.from({ length: 20 }, () => escalationTo(null, 'clerks'));
    await Promise.all([send(...events), send(...[...events].reverse())]);
    await Promise.all(Array.from({ length: 8 }, () => take(robin, 'clerks')));
    expect((await messagesOf(robin)).map(({ seq }) => Number(seq))).toEqual(events.map((_, index) => index + 1));
    await send(escalationTo(null, 'clerks'));
    await take(robin, 'clerks');
    expect(await messagesOf(robin)).toHaveLength(21);
    expect(await query(`SELECT FROM outbox WHERE headers ->> 'ce_type' = 'notification.posted.v1'`)).toHaveLength(21);
  });

  it('is as old as it is, and what is older than a week is not for who looks for the first time', async () => {
    await send(escalationTo(null, 'clerks'), escalationTo(null, 'clerks'));
    await query(`UPDATE shared_message SET created_at = now() - interval '8 days' WHERE seq = 1`);
    await take(robin, 'clerks');
    expect(await query('SELECT seq FROM message WHERE recipient_id = $1', [robin])).toEqual([{ seq: '1' }]);
    const isBehind = await transactionIn(database.app, theService, (tx) => shared.isBehind(tx, robin, ['clerks']));
    expect(isBehind).toBe(false);
  });

  it('reaches the agency an issue is referred to and no other, and not who referred it', async () => {
    await send(referralTo('parks'), referralTo('parks', robin), referralTo('sanitation'));
    await take(robin, 'agency:parks');
    await take(alex, 'agency:sanitation');
    expect([await kindsOf(robin), await kindsOf(alex)]).toEqual([['referred'], ['referred']]);
  });
});
